using CallCenter.CallModel.Probing;
using CallCenter.Storage.Probing;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Probing;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class ProbeStoreTests : StoreTest
{
    private readonly ProbeStore _store;

    public ProbeStoreTests(DatabaseKind kind) : base(kind) => _store = new ProbeStore(Db);

    [Test]
    public async Task Probe_ComesBackAsSaved_WithTheNewestOfItsRuns()
    {
        var probe = new Probe(Guid.CreateVersion7(), "The menu", "steps: 你好", 15);
        Assert.That((await _store.PutAsync(probe), await _store.PutAsync(probe with { Id = Guid.CreateVersion7() })), Is.EqualTo((true, false)), "the name is another's");
        var daily = probe with { EveryMinutes = 0, Enabled = false, Version = 2, Cron = "0 8 * * MON-FRI", Zone = "Europe/Berlin" };
        await _store.PutAsync(daily);
        Assert.That(await _store.ListAsync(), Is.EqualTo(new[] { daily }));
        var runs = Enumerable.Range(0, 3).Select(i => new ProbeRun(Guid.CreateVersion7(), probe.Id, Now.AddMinutes(i), i > 0, 1200, [new ProbeRunStep("press 1", i > 0, 1200, "")])).ToList();
        foreach (var run in runs)
        {
            await _store.AddRunAsync(run, 2);
        }

        Assert.That((await _store.RunsAsync(probe.Id, 10)).Select(run => run.Id), Is.EqualTo(new[] { runs[2].Id, runs[1].Id }));
        Assert.That((await _store.DeleteAsync(probe.Id), await _store.RunsAsync(probe.Id, 10)), Is.EqualTo((true, Array.Empty<ProbeRun>())));
    }
}
