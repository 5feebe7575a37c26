namespace CallCenter.MediaStack.Sdp;

/// <summary>a=name or a=name:value.</summary>
public readonly record struct SdpAttribute(string Name, string? Value = null)
{
    /// <summary>Asks for VoIP metrics in RTCP (RFC 3611 section 5.1).</summary>
    internal static SdpAttribute VoiceReports { get; } = new("rtcp-xr", "voip-metrics");
}
