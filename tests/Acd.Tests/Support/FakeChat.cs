using CallCenter.Acd.Channels;

namespace CallCenter.Acd.Tests.Support;

/// <summary>
/// A channel without ringing: what is offered appears in the agent's window until it is opened, closed or left. Customers and agents do
/// what the test says; watches that no chat is with two agents.
/// </summary>
internal sealed class FakeChat(Action<WorkEvent> post) : IWorkChannel
{
    private readonly Dictionary<CallId, FakeVisitor> _visitors = [];

    public ContactChannel Kind => ContactChannel.Chat;

    public List<string> Violations { get; } = [];

    public IReadOnlyCollection<FakeVisitor> Visitors => _visitors.Values;

    public bool CanReach(string agent) => true;

    public void Add(WorkItem item) => _visitors.Add(item.Id, new FakeVisitor(item));

    public FakeVisitor Of(CallId item) => _visitors[item];

    public void Execute(WorkCommand command)
    {
        var visitor = _visitors[command.Item];
        visitor.Commands.Add(command);
        switch (command)
        {
            case WorkCommand.Offer offer when visitor.With is null:
                visitor.OfferedUnder = offer.Lease;
                visitor.OfferedTo = offer.Agent;
                break;
            case WorkCommand.TakeUp takeUp when visitor.OfferedUnder == takeUp.Lease:
                post(new WorkEvent.PickedUp(command.Item, takeUp.Lease));
                break;
            case WorkCommand.Connect connect when visitor.OfferedUnder == connect.Lease:
                Connect(visitor, connect.Lease);
                break;
            case WorkCommand.Release release when release.Lease == visitor.OfferedUnder:
                (visitor.OfferedUnder, visitor.OfferedTo, visitor.With) = (null, null, null);
                break;
            case WorkCommand.GiveBack giveBack:
                visitor.Outcome = giveBack.Outcome;
                break;
            default:
                break;
        }
    }

    public void Post(WorkEvent happened) => post(happened);

    /// <summary>The agent opens the chat that is on offer.</summary>
    public void Open(CallId item) => post(new WorkEvent.PickedUp(item, Of(item).OfferedUnder!.Value));

    public void Decline(CallId item) => post(new WorkEvent.Refused(item, Of(item).OfferedUnder!.Value, EndReason.Declined));

    /// <summary>The agent closes the chat.</summary>
    public void Close(CallId item) => post(new WorkEvent.PartyLeft(item, Of(item).OfferedUnder!.Value, Of(item).AgentLeg, null));

    public void Leave(CallId item)
    {
        Of(item).Gone = true;
        post(new WorkEvent.Left(item));
    }

    private void Connect(FakeVisitor visitor, long lease)
    {
        if (visitor.With is not null)
        {
            Violations.Add($"{visitor.Item.Id} is with {visitor.With} and {visitor.OfferedTo}");
        }

        visitor.With = visitor.OfferedTo;
        post(new WorkEvent.Connected(visitor.Item.Id, lease,
        [
            new Party(visitor.CustomerLeg, LegRole.Caller), new Party(visitor.AgentLeg, LegRole.Agent, visitor.OfferedTo),
        ]));
    }
}
