using System.Net;

namespace CallCenter.CtiServer.Options;

internal sealed record RtpSettings(int FirstPort, int LastPort, TimeSpan MediaTimeout)
{
    /// <summary>What peers outside the own networks see; null = that of SIP.</summary>
    public IPAddress? PublicAddress { get; init; }
}
