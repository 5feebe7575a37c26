using System.Text.Json.Serialization;
using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Telephony;

namespace CallCenter.CallModel.Facts;

public sealed record CallArrived : CallFact
{
    public required CallDirection Direction { get; init; }
    /// <summary>E.164 where it can be.</summary>
    public required string From { get; init; }
    public required string To { get; init; }
    /// <summary>The number of the person whom the call is about: who called, or who was called.</summary>
    [JsonIgnore]
    public string RemoteNumber => Direction == CallDirection.Inbound ? From : To;
    /// <summary>Nobody but agents is in it: one has called a colleague, or has picked up a slot.</summary>
    [JsonIgnore]
    public bool IsInside => Direction == CallDirection.Outbound && Trunk?.StartsWith(LiveCall.UserLine, StringComparison.Ordinal) == true;
    public string? CallerName { get; init; }
    public string? Trunk { get; init; }
    /// <summary>The number that passed the call on to us, as the trunk says (Diversion, History-Info); null = nobody.</summary>
    public string? DivertedFrom { get; init; }
    /// <summary>The SIP Call-ID, to find the call in a trace.</summary>
    public string? SipCallId { get; init; }
    /// <summary>The campaign that dialed the number.</summary>
    public Guid? Campaign { get; init; }
    /// <summary>The callback that is made by this call.</summary>
    public Guid? Callback { get; init; }
}
