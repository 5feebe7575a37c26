using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Dtls;

/// <summary>What a handshake is made for.</summary>
internal sealed record DtlsKeys(SrtpProfile Profile, SrtpKey Ours, SrtpKey Theirs);
