using CallCenter.Acd.Replay;
using CallCenter.Reports.Stories;
using CallCenter.Reports.WhatIf;
using NSubstitute;

namespace CallCenter.Reports.Tests.WhatIf;

internal sealed class WhatIfTests
{
    [TestCase(1)]
    [TestCase(2)]
    public async Task UnchangedSettings_ReproduceTheDaysServiceLevel_AndStaffMovesIt(int seed)
    {
        var what = WhatIfOver(await SimulatedDay.PlayAsync(seed));
        var query = new WhatIfQuery(SimulatedDay.Opens, SimulatedDay.Opens.AddHours(12), "support", [0, -2, 3]);

        var outcomes = (await what.RunAsync(query))!;

        var (was, same, fewer, more) = (Of(outcomes[0]), Of(outcomes[1]), Of(outcomes[2]), Of(outcomes[3]));
        TestContext.Out.WriteLine(string.Join('\n', outcomes.SelectMany(o => o.Queues.Select(q => $"{o.Agents}: {q}"))));
        Assert.Multiple(() =>
        {
            Assert.That(was.Offered, Is.GreaterThan(600));
            Assert.That(was.Abandoned, Is.GreaterThan(30), "the day is not an easy one");
            Assert.That(same.Offered, Is.EqualTo(was.Offered));
            foreach (var (before, after) in outcomes[0].Queues.Zip(outcomes[1].Queues))
            {
                Assert.That(after.ServiceLevel, Is.EqualTo(before.ServiceLevel!.Value).Within(0.005), before.Queue);
            }

            Assert.That(fewer.ServiceLevel, Is.LessThan(was.ServiceLevel!.Value - 0.02));
            Assert.That(more.ServiceLevel, Is.GreaterThan(was.ServiceLevel!.Value + 0.02));
        });
    }

    [Test]
    public async Task NoCalls_NothingIsPlayed()
    {
        var outcomes = await WhatIfOver(new FakeJournal()).RunAsync(new WhatIfQuery(SimulatedDay.Opens, SimulatedDay.Opens.AddHours(1), "support", [0, 1]));
        Assert.That(outcomes!.SelectMany(o => o.Queues), Is.Empty);
    }

    private static WhatIfQueue Of(WhatIfOutcome outcome) => outcome.Queues.Single(q => q.Queue == "support");

    private static WhatIfService WhatIfOver(IJournal journal)
    {
        var (queues, users) = (Substitute.For<IQueueStore>(), Substitute.For<IUserStore>());
        queues.ListAsync(Arg.Any<CancellationToken>()).Returns(SimulatedDay.Queues);
        users.ListAsync(Arg.Any<CancellationToken>()).Returns(SimulatedDay.Agents);
        return new WhatIfService(new PastReader(journal), queues, users, new Replayer(), new ManualTimeProvider(SimulatedDay.Opens.AddDays(1)), new ReportOptions());
    }
}
