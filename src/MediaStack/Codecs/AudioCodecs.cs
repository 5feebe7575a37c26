namespace CallCenter.MediaStack.Codecs;

/// <summary>The codecs that exist. G.711 keeps no state, so one instance serves all legs.</summary>
public static class AudioCodecs
{
    public static readonly IAudioCodec Pcmu = new PcmuCodec();

    public static readonly IAudioCodec Pcma = new PcmaCodec();

    /// <summary>The codec of a format out of <see cref="AudioFormat"/>.</summary>
    public static IAudioCodec For(AudioFormat format) => format == AudioFormat.Pcma ? Pcma : Pcmu;
}
