namespace CallCenter.MediaStack.Codecs;

/// <summary>The codecs of <see cref="AudioFormat"/>. G.711 keeps no state, so one instance serves all legs.</summary>
public static class AudioCodecs
{
    public static readonly IAudioCodec Pcmu = new PcmuCodec();

    public static readonly IAudioCodec Pcma = new PcmaCodec();

    /// <summary>What this machine speaks, the best sound first; Opus only where its library is installed.</summary>
    public static readonly IReadOnlyList<AudioFormat> Spoken =
        LibOpus.IsThere ? [AudioFormat.Opus, AudioFormat.G722, AudioFormat.Pcma, AudioFormat.Pcmu] : [AudioFormat.G722, AudioFormat.Pcma, AudioFormat.Pcmu];

    /// <summary>The spoken formats of these names, in their order.</summary>
    public static IReadOnlyList<AudioFormat> Named(IEnumerable<string> names) =>
        [.. names.SelectMany(name => Spoken.Where(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))).Distinct()];
}
