using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.Benchmarks.Media;

/// <summary>What a simulated far end is.</summary>
/// <param name="Sdes">protects its packets by keys that the descriptions carried; null = it does not.</param>
/// <param name="IsBrowser">found by ICE, protected by DTLS-SRTP.</param>
internal sealed record CallerKind(AudioFormat Format, SrtpProfile? Sdes = null, bool IsBrowser = false)
{
    public int PayloadType => Format.StaticPayloadType < 0 ? 111 : Format.StaticPayloadType;
}
