using CallCenter.CallModel.Contacts;
using CallCenter.CallModel.Telephony;

namespace CallCenter.CallModel.Dialing;

/// <summary>Serves calls that a campaign dialed, once somebody has answered. Implemented by Dialer.</summary>
public interface ICampaignCalls
{
    /// <summary>Completes when the call is to be hung up.</summary>
    Task ServeAsync(LiveCall call, CallContext context);
}
