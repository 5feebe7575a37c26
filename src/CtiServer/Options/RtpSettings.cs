using CallCenter.MediaStack.Codecs;

namespace CallCenter.CtiServer.Options;

/// <param name="MediaTimeout">a party that is silent for so long is asked whether it is there, and ended when it does not answer.</param>
/// <param name="UnheardHoldTimeout">a party that came on hold and was never heard is ended.</param>
internal sealed record RtpSettings(int FirstPort, int LastPort, TimeSpan MediaTimeout, TimeSpan UnheardHoldTimeout)
{
    /// <summary>Sound formats in the order of our offers.</summary>
    public required IReadOnlyList<AudioFormat> Codecs { get; init; }

    /// <summary>What peers outside the own networks see; null = that of SIP.</summary>
    public WorldAddress? PublicAddress { get; init; }
}
