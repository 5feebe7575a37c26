namespace CallCenter.CallModel.Trunks;

/// <summary>Where a trunk's calls say which number was dialed.</summary>
public enum DialedNumberSource
{
    /// <summary>The Request-URI; where that is our own account or contact, P-Called-Party-ID (RFC 7315 §4.2) or To.</summary>
    Auto,
    RequestUri,
    To,
    CalledParty,
}
