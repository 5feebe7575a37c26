using CallCenter.CallModel.Trunks;
using CallCenter.Storage.Trunks;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Trunks;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class TrunkStoreTests(DatabaseKind kind) : StoreTest(kind)
{
    [Test]
    public async Task AddUpdateDelete_EveryFieldIsKept_VersionsAreChecked_ChangesAreTold()
    {
        var store = new TrunkStore(Db);
        var changed = new List<string>();
        store.Changed += changed.Add;
        var trunk = new TrunkSettings("carrier")
        {
            Addresses = ["192.0.2.1"], Host = "sip.example.com", Port = 5070, Transport = "tcp", User = "u", Password = "p", Register = true, Priority = 2,
            Weight = 3, MaxCalls = 4, MaxCallsPerSecond = 5, Codecs = ["PCMU"], NumberIn = "0=+49", NumberOut = "+49=0", CallerId = "+4930",
            DialedNumber = DialedNumberSource.CalledParty, KeepAliveSeconds = 6, MediaHosts = ["198.51.100.1"],
        };

        Assert.That(await store.AddAsync(trunk), Is.True);
        Assert.That(await store.AddAsync(trunk), Is.False);
        Assert.That(await store.GetAsync("carrier"), Is.EqualTo(trunk with { Version = 1 }).UsingPropertiesComparer());
        Assert.That((await store.ListAsync()).Select(t => t.Name), Is.EqualTo((string[])["carrier"]));

        Assert.That(await store.UpdateAsync(trunk with { Version = 1, MaxCalls = 9 }), Is.True);
        Assert.That(await store.UpdateAsync(trunk with { Version = 1, MaxCalls = 8 }), Is.False, "somebody was faster");
        Assert.That(((await store.GetAsync("carrier"))!.MaxCalls, (await store.GetAsync("carrier"))!.Version), Is.EqualTo((9, 2)));

        Assert.That((await store.DeleteAsync("carrier"), await store.DeleteAsync("carrier"), await store.GetAsync("carrier")), Is.EqualTo((true, false, (TrunkSettings?)null)));
        Assert.That(changed, Is.EqualTo((string[])["carrier", "carrier", "carrier"]));
    }
}
