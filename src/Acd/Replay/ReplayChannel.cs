using CallCenter.Acd.Channels;

namespace CallCenter.Acd.Replay;

/// <summary>
/// The callers of a replay: they wait as long as they did, agents pick up, talk and write as long as they did. A channel like any other: what
/// matches them is the production's floor.
/// </summary>
internal sealed class ReplayChannel(ReplayClock clock, IJournal journal, Action<WorkEvent> post) : IWorkChannel
{
    private readonly Dictionary<CallId, ReplayedCall> _calls = [];

    /// <summary>The agent has written long enough.</summary>
    public Action<string, CallId>? WrittenUp { get; set; }

    // Not voice, which has lines; agents hold one at once here as there.
    public ContactChannel Kind => ContactChannel.Chat;

    public bool CanReach(string agent) => true;

    /// <summary>The caller comes in.</summary>
    public void Arrive(ReplayCall call)
    {
        journal.Append(new CallArrived { At = clock.GetUtcNow(), CallId = call.Id, Direction = CallDirection.Inbound, From = call.From, To = call.To });
        _calls.Add(call.Id, new ReplayedCall(call) { Patience = clock.After(call.Patience, () => post(new WorkEvent.Left(call.Id))) });
    }

    public void Execute(WorkCommand command)
    {
        if (!_calls.TryGetValue(command.Item, out var call))
        {
            return;
        }

        switch (command)
        {
            case WorkCommand.Offer offer:
                (call.Lease, call.Agent) = (offer.Lease, offer.Agent);
                call.Ringing = clock.After(call.Plan.Ring, () => post(new WorkEvent.PickedUp(offer.Item, offer.Lease)));
                break;
            case WorkCommand.Connect connect when connect.Lease == call.Lease:
                Connect(call, connect.Lease);
                break;
            case WorkCommand.Release release when release.Lease == call.Lease:
                call.Ringing?.Dispose();
                break;
            case WorkCommand.GiveBack:
                End(call);
                break;
            default:
                break;
        }
    }

    private void Connect(ReplayedCall call, long lease)
    {
        call.Patience.Dispose();
        post(new WorkEvent.Connected(call.Plan.Id, lease, [new Party(LegId.New(), LegRole.Caller), new Party(LegId.New(), LegRole.Agent, call.Agent)]));
        clock.After(call.Plan.Conversation, () =>
        {
            var agent = call.Agent!;
            post(new WorkEvent.Left(call.Plan.Id));
            clock.After(call.Plan.WrapUp, () => WrittenUp?.Invoke(agent, call.Plan.Id));
        });
    }

    private void End(ReplayedCall call)
    {
        call.Patience.Dispose();
        call.Ringing?.Dispose();
        _calls.Remove(call.Plan.Id);
        journal.Append(new CallEnded { At = clock.GetUtcNow(), CallId = call.Plan.Id, End = new CallEnd(CallResult.Completed, EndReason.CallerHungUp) });
    }
}
