using System.Text.Json;
using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Figures;

public sealed class FiguresBoardTests
{
    [Test]
    public void Figures_FollowALiveFloor()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Pass(4);
        floor.Answer("ann");
        floor.Caller();
        floor.Pass(6);

        var figures = floor.Acd.Figures.Now();

        var queue = figures.Queues.Single();
        Assert.That((queue.Waiting, queue.LongestWaitSeconds, queue.AnsweredToday, queue.ServiceLevel), Is.EqualTo((1, 6.0, 1, (double?)1)));
        Assert.That(queue.AgentsByState[AgentState.OnCall], Is.EqualTo(1));
        Assert.That(figures.Agents.Single(), Has.Property("PhoneRegistered").EqualTo(true).And.Property("TalkSecondsToday").EqualTo(6));
        Assert.That(figures.Seq, Is.EqualTo(floor.Journal.Facts.Count));
    }

    [Test]
    public void Figures_AfterARestart_EqualThoseBefore()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        for (var i = 0; i < 5; i++)
        {
            var caller = floor.Caller();
            floor.Pass(3 * i);
            floor.Answer("ann");
            floor.Pass(50);
            floor.Happens(caller.Leg.HangUp);
            floor.Pass(60);
        }

        floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Break, "ann"));
        var before = floor.Acd.Figures.Now();
        floor.Do(() => floor.Acd.DisposeAsync().AsTask());

        var after = new Floor(journal: floor.Journal, time: floor.Time);
        after.Queues.Put(new QueueConfig("support"));
        after.Users.Put(new UserProfile("ann", "ANN", Roles.Agent, new Dictionary<string, int>(), ["support"]));
        after.Telephony.Register("ann");
        after.Start();

        Assert.That(JsonSerializer.Serialize(after.Acd.Figures.Now()), Is.EqualTo(JsonSerializer.Serialize(before)));
    }

    [Test]
    public void WaitForChange_ComesAtMostTenTimesASecond()
    {
        var floor = Floor.Open();
        floor.Pass(10);
        var first = floor.Acd.Figures.WaitForChangeAsync(CancellationToken.None);
        floor.Pass(60);
        Assert.That(first.IsCompleted, Is.False, "nothing has happened");

        floor.Caller();
        floor.Pass(0.001);
        Assert.That(first.IsCompleted, "the first change is seen at once");
        var second = floor.Acd.Figures.WaitForChangeAsync(CancellationToken.None);
        floor.Caller();
        floor.Caller();
        floor.Pass(0.07);
        Assert.That(second.IsCompleted, Is.False);
        floor.Pass(0.03);
        Assert.That(second.IsCompleted);
    }

    [Test]
    public void WaitForChange_Cancelled_Ends()
    {
        var floor = Floor.Open();
        floor.Pass(10);
        using var stop = new CancellationTokenSource();
        var waiting = floor.Acd.Figures.WaitForChangeAsync(stop.Token);

        stop.Cancel();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Settings_Changed_AreAChange()
    {
        var floor = Floor.Open();
        floor.Pass(10);
        var change = floor.Acd.Figures.WaitForChangeAsync(CancellationToken.None);

        floor.Happens(() => floor.Queues.Put(new QueueConfig("billing")));
        floor.Pass(0.001);

        Assert.That(change.IsCompleted);
        Assert.That(floor.Acd.Figures.Now().Queues.Select(q => q.Queue), Is.EqualTo(new[] { "billing", "support" }));
    }

    [Test]
    public void JournalFollower_WhoseSubscriptionBreaks_GoesOnWhereItWas()
    {
        var floor = new Floor(journal: new FakeJournal());
        floor.Queues.Put(new QueueConfig("support"));
        floor.Start();
        floor.ReadyAgent("ann");

        floor.Happens(floor.Journal.DropSubscribers);
        floor.Caller();

        Assert.That(floor.Acd.Figures.Now().Queues.Single().Waiting, Is.EqualTo(1));
        Assert.That(floor.Acd.Figures.Now().Agents.Single().State, Is.EqualTo(AgentState.Offered));
    }
}
