using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;

namespace CallCenter.CallControl.Outbound;

/// <summary>Calls of one agent to a colleague's telephone, dialed by hand: calls like others, with a colleague as the person called.</summary>
internal sealed class InsideCalls(AgentReach agents, CallTable calls, LegServices services)
{
    /// <summary>Completes when the colleague has answered, or has not.</summary>
    public async Task<PlaceOutcome> PlaceAsync(OutboundCall wanted)
    {
        if (calls.Draining)
        {
            return new PlaceOutcome.Refused(EndReason.Draining);
        }

        var arrived = new CallArrived
        {
            At = services.Time.GetUtcNow(), CallId = wanted.Id ?? CallId.New(), Direction = CallDirection.Outbound, From = wanted.Agent!, To = wanted.Number,
            Trunk = LiveCall.UserLine + wanted.Number,
        };
        services.Journal.Append(arrived);
        var ring = new AgentRing(arrived.CallId, wanted.Number, wanted.RingTime, wanted.Agent!) { Role = LegRole.Caller };
        switch (await agents.RingAsync(ring, wanted.Stop))
        {
            case DialOutcome.Answered { Leg: CallLeg leg }:
                var call = calls.Begin(leg, arrived);
                leg.Post(() => call.Serve(null, wanted.Queue, wanted.Agent));
                return new PlaceOutcome.Placed(arrived.CallId);
            case DialOutcome.Refused refused:
                services.Journal.Append(new CallEnded { At = services.Time.GetUtcNow(), CallId = arrived.CallId, End = refused.End });
                return new PlaceOutcome.Refused(refused.End.Reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
