using CallCenter.Dialer.Pacing;

namespace CallCenter.Dialer.Tests.Pacing;

public sealed class PacerTests
{
    private static readonly PacingOptions Predictive = new();
    private static readonly PacingModel Learned = Learn();

    [Test]
    public void NobodyIdle_NobodySoonFree_DialsNothing()
    {
        var decision = Pacer.Decide(Learned, Pool(idle: 0, busy: 5, age: 0), Predictive);
        Assert.That(decision.Dial, Is.Zero);
        Assert.That(decision.Why, Is.EqualTo(PacingReason.NoAgents));
    }

    [Test]
    public void Risk_RisesWithLinesInFlight()
    {
        var risks = Enumerable.Range(0, 12).Select(lines => RiskOfOneMore(Pool(idle: 3, busy: 7, age: 100, lines: lines))).ToList();
        Assert.That(risks, Is.Ordered.Ascending);
        Assert.That(risks[^1], Is.GreaterThan(risks[0]));
    }

    [Test]
    public void Risk_FallsWithIdleAgents()
    {
        var risks = Enumerable.Range(0, 8).Select(idle => RiskOfOneMore(Pool(idle, busy: 2, age: 100, lines: 6))).ToList();
        Assert.That(risks, Is.Ordered.Descending);
    }

    [Test]
    public void Progressive_NeverMoreLinesThanIdleAgents([Values(0, 1, 3, 7)] int idle, [Values(0, 2, 9)] int lines, [Values(0, 1)] int waiting)
    {
        var pool = Pool(idle, busy: 4, age: 30, lines, waiting);
        var dial = Pacer.Decide(Learned, pool, new PacingOptions(PacingMode.Progressive), seconds: 60).Dial;
        Assert.That(dial, Is.EqualTo(Math.Max(0, idle - waiting - lines)));
    }

    [Test]
    public void Power_KeepsItsRatio() =>
        Assert.That(Pacer.Decide(Learned, Pool(idle: 4, busy: 6, age: 30, lines: 3), new PacingOptions(PacingMode.Power, Ratio: 2), seconds: 60).Dial, Is.EqualTo(5));

    [Test]
    public void Lines_OfTheTrunk_AreTheLimit()
    {
        var decision = Pacer.Decide(Learned, Pool(idle: 10, busy: 0, age: 0) with { LinesFree = 1 }, Predictive);
        Assert.That((decision.Dial, decision.Why), Is.EqualTo((1, PacingReason.NoRoom)));
    }

    [Test]
    public void AgentWhoLeaves_IsNotReckonedWith()
    {
        var stays = new PoolState(1, 0, [new BusyAgent(AgentPhase.WrapUp, 30)], [1, 1, 1]);
        var leaves = stays with { Busy = [new BusyAgent(AgentPhase.WrapUp, 30, Leaves: true)] };
        Assert.That(RiskOfOneMore(leaves), Is.GreaterThan(RiskOfOneMore(stays)));
    }

    [Test]
    public void InboundCalls_TakeAgentsAway()
    {
        var pool = Pool(idle: 4, busy: 6, age: 60, lines: 4);
        Assert.That(RiskOfOneMore(pool with { InboundPerSecond = 0.1 }), Is.GreaterThan(RiskOfOneMore(pool)));
    }

    [Test]
    public void RiskLimit_FallsAfterAnAbandonedCall_RisesSlowlyOtherwise()
    {
        var before = new AbandonmentBudget();
        Assert.That(before.With(abandoned: true, Predictive).RiskLimit, Is.LessThan(before.RiskLimit * 0.96));
        Assert.That(before.With(abandoned: false, Predictive).RiskLimit, Is.GreaterThan(before.RiskLimit).And.LessThan(before.RiskLimit * 1.01));
    }

    [Test]
    public void SpentBudget_LeavesOneLineForEachIdleAgent()
    {
        var spent = Learned with { Budget = new AbandonmentBudget(0.6, Answers: 100, Abandoned: 60, Elapsed: 7 * 3600) };
        var decision = Pacer.Decide(spent, Pool(idle: 5, busy: 0, age: 0, lines: 3), Predictive, seconds: 60);
        Assert.That((decision.Dial, decision.Why), Is.EqualTo((2, PacingReason.BudgetSpent)));
    }

    /// <summary>With a limit that nothing fits under, nothing is dialed and the risk of the first call is told.</summary>
    private static double RiskOfOneMore(PoolState pool) =>
        Pacer.Decide(Learned with { Budget = new AbandonmentBudget(RiskLimit: -1) }, pool, Predictive).Risk;

    private static PoolState Pool(int idle, int busy, double age, int lines = 0, int waiting = 0) =>
        new(idle, waiting, [.. Enumerable.Repeat(new BusyAgent(AgentPhase.Talk, age), busy)], [.. Enumerable.Range(0, lines).Select(line => 1.0 + line)]);

    /// <summary>A model that has seen an hour of calls: a third of the numbers answers after ten seconds.</summary>
    private static PacingModel Learn()
    {
        var model = new PacingModel();
        for (var call = 0; call < 300; call++)
        {
            model = model.AttemptEnded(call % 3 == 0 ? 8 + call % 5 : 24, call % 3 == 0);
            model = model.WorkEnded(AgentPhase.Talk, 120 + call % 100).WorkEnded(AgentPhase.WrapUp, 20 + call % 10);
        }

        return model.Advance(60, new PoolState(0, 0, [], []));
    }
}
