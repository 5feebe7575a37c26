namespace CallCenter.MediaStack.Codecs;

/// <summary>The codecs of <see cref="AudioFormat"/>. G.711 keeps no state, so one instance serves all legs.</summary>
public static class AudioCodecs
{
    public static readonly IAudioCodec Pcmu = new PcmuCodec();

    public static readonly IAudioCodec Pcma = new PcmaCodec();
}
