using CallCenter.Acd.Channels;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Matching;

/// <summary>A second channel through the real matchmaker, leases, estimates and figures.</summary>
public sealed class ChannelTests
{
    [Test]
    public void Chat_OfferedAndOpened_IsServedWithoutAnyPhone()
    {
        var floor = Open();
        floor.ReadyAgent("ann");
        var visitor = floor.Writer();

        floor.Happens(() => floor.Chat.Open(visitor.Item.Id));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
        Assert.That(floor.Pages.Shown.Single().Agent, Is.EqualTo("ann"));
        floor.Pass(90);
        floor.Happens(() => floor.Chat.Close(visitor.Item.Id));

        Assert.That(visitor.Outcome, Is.EqualTo(new QueueOutcome.Served("ann")));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        Assert.That(floor.Last<CallReleased>().TalkedMs, Is.EqualTo(90_000));
        Assert.That(floor.Last<CallQueued>().Channel, Is.EqualTo(ContactChannel.Chat));
        Assert.That(floor.Telephony.Rings, Is.Empty);
        Assert.That(visitor.Commands.Select(c => c.GetType()), Is.EqualTo(new[]
        {
            typeof(WorkCommand.Wait), typeof(WorkCommand.Offer), typeof(WorkCommand.Connect), typeof(WorkCommand.StopWaiting),
            typeof(WorkCommand.Release), typeof(WorkCommand.HangUp), typeof(WorkCommand.GiveBack),
        }));
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void Chats_UpToTheCapacity_GoToOneAgentAndTheNextOneWaits()
    {
        var floor = Open(atOnce: 3);
        floor.ReadyAgent("ann");
        var visitors = Enumerable.Range(0, 4).Select(_ => floor.Writer()).ToList();
        Assert.That(visitors.Select(v => v.OfferedTo), Is.EqualTo(new[] { "ann", "ann", "ann", null }));

        visitors.Take(3).ToList().ForEach(v => floor.Happens(() => floor.Chat.Open(v.Item.Id)));
        Assert.That(visitors[3].OfferedTo, Is.Null);
        floor.Happens(() => floor.Chat.Close(visitors[1].Item.Id));

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall), "no paperwork while others are open");
        Assert.That(visitors[3].OfferedTo, Is.EqualTo("ann"));
    }

    [Test]
    public void LastChatCloses_WhileAnotherIsOnOffer_TheOfferGoesBackToTheLine()
    {
        var floor = Open();
        floor.ReadyAgent("ann");
        var first = floor.Writer();
        floor.Happens(() => floor.Chat.Open(first.Item.Id));
        var second = floor.Writer();
        Assert.That(second.OfferedTo, Is.EqualTo("ann"));

        floor.Happens(() => floor.Chat.Close(first.Item.Id));

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        Assert.That((second.OfferedTo, second.Over), Is.EqualTo(((string?)null, false)));
        floor.Pass(60);
        Assert.That(second.OfferedTo, Is.EqualTo("ann"));
    }

    [Test]
    public void Chat_WhileTheAgentTalks_IsNotOffered_AndNoCallWhileTheAgentChats()
    {
        var floor = Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        floor.Answer("ann");
        var visitor = floor.Writer();
        Assert.That(visitor.OfferedTo, Is.Null);

        floor.Happens(caller.Leg.HangUp);
        floor.Pass(60);
        floor.Happens(() => floor.Chat.Open(visitor.Item.Id));
        floor.Caller();

        Assert.That(visitor.With, Is.EqualTo("ann"));
        Assert.That(floor.Rings("ann"), Is.False);
    }

    [Test]
    public void Channels_ThatAllowEachOther_AreHeldSideBySide()
    {
        var floor = Floor.Open(options: new AcdOptions
        {
            Capacity = new Dictionary<ContactChannel, ChannelCapacity>
            {
                [ContactChannel.Voice] = new(1, ContactChannel.Chat), [ContactChannel.Chat] = new(2, ContactChannel.Voice),
            },
        });
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        floor.Answer("ann");

        var visitor = floor.Writer();
        floor.Happens(() => floor.Chat.Open(visitor.Item.Id));
        Assert.That(visitor.With, Is.EqualTo("ann"));
        floor.Happens(caller.Leg.HangUp);

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
        floor.Happens(() => floor.Chat.Close(visitor.Item.Id));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
    }

    [Test]
    public void EventsUnderAnOldLease_ChangeNothing()
    {
        var floor = Open();
        floor.ReadyAgent("ann");
        var visitor = floor.Writer();
        var old = visitor.OfferedUnder!.Value;
        floor.Happens(() => floor.Chat.Decline(visitor.Item.Id));
        floor.ReadyAgent("bob");
        Assert.That(visitor.OfferedUnder, Is.GreaterThan(old));
        var before = floor.Journal.Facts.Count;

        floor.Happens(() =>
        {
            floor.Chat.Post(new WorkEvent.PickedUp(visitor.Item.Id, old));
            floor.Chat.Post(new WorkEvent.Connected(visitor.Item.Id, old, []));
            floor.Chat.Post(new WorkEvent.Refused(visitor.Item.Id, old, EndReason.NoAnswer));
            floor.Chat.Post(new WorkEvent.PartyLeft(visitor.Item.Id, old, visitor.AgentLeg, null));
        });

        Assert.That(floor.Journal.Facts, Has.Count.EqualTo(before));
        Assert.That((floor.StateOf("bob"), visitor.OfferedTo), Is.EqualTo((AgentState.Offered, "bob")));
    }

    [Test]
    public void ItemsOwnSkill_IsNeededBesideTheQueues()
    {
        var floor = Open();
        floor.ReadyAgent("ann");
        var visitor = floor.Writer(skill: "french");
        Assert.That(visitor.OfferedTo, Is.Null);

        floor.ReadyAgent("bob", skills: new Dictionary<string, int> { ["french"] = 2 });

        Assert.That(visitor.OfferedTo, Is.EqualTo("bob"));
    }

    [Test]
    public void Figures_CountChatsAsTheyCountCalls()
    {
        var floor = Open();
        floor.ReadyAgent("ann");
        var served = floor.Writer();
        floor.Happens(() => floor.Chat.Open(served.Item.Id));
        var others = Enumerable.Range(0, 3).Select(_ => floor.Writer()).ToList();
        floor.Pass(30);
        floor.Happens(() => floor.Chat.Leave(others[2].Item.Id));
        floor.Happens(() => floor.Chat.Close(served.Item.Id));

        var queue = floor.Acd.Figures.Now().Queues.Single();

        Assert.That((queue.OfferedToday, queue.AnsweredToday, queue.AbandonedToday, queue.Waiting), Is.EqualTo((4, 1, 1, 2)));
        Assert.That(queue.AverageTalkSeconds, Is.EqualTo(30));
    }

    private static Floor Open(int atOnce = 3) => Floor.Open(options: new AcdOptions
    {
        Capacity = new Dictionary<ContactChannel, ChannelCapacity> { [ContactChannel.Chat] = new(atOnce) },
    });
}
