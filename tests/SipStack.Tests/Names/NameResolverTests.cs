using System.Net;
using CallCenter.SipStack.Names;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Names;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class NameResolverTests
{
    private readonly NameTable _table = new();
    private readonly ManualTimeProvider _time = new();

    private NameResolver Resolver => field ??= new NameResolver(_table, _time);

    private async Task<string> FindAsync(string name = "pbx.example.com") => string.Join(' ', await Resolver.AddressesAsync(name));

    [Test]
    public async Task Answer_CountsForItsTimeToLive()
    {
        _table.TimeToLive = TimeSpan.FromSeconds(20);
        _table.Host("pbx.example.com", "192.0.2.1");
        Assert.That(await FindAsync(), Is.EqualTo("192.0.2.1"));
        _table.Host("pbx.example.com", "192.0.2.2");
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.That(await FindAsync("PBX.example.com"), Is.EqualTo("192.0.2.1"));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(await FindAsync(), Is.EqualTo("192.0.2.2"));
        Assert.That(_table.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Peers_OfADomain_AreItsOwnAddressesAndThoseOfItsServers()
    {
        _table.Host("carrier.example.com", "192.0.2.1");
        _table.Service("_sip._udp.carrier.example.com", new SrvRecord(0, 0, 5060, "one.example.com"), new SrvRecord(1, 0, 5060, "two.example.com"));
        _table.Service("_sips._tcp.carrier.example.com", new SrvRecord(0, 0, 5061, "one.example.com"));
        _table.Host("one.example.com", "192.0.2.2");
        _table.Host("two.example.com", "192.0.2.3", "2001:db8::3");

        Assert.That((await Resolver.PeersAsync("carrier.example.com")).Select(p => p.ToString()),
            Is.EquivalentTo((string[])["192.0.2.1", "192.0.2.2", "192.0.2.3", "2001:db8::3"]));
        Assert.That(await Resolver.PeersAsync("192.0.2.9"), Is.EqualTo((IPAddress[])[IPAddress.Parse("192.0.2.9")]));
    }

    [Test]
    public async Task NoSuchName_IsAnAnswerAndRemembered()
    {
        Assert.That(await FindAsync(), Is.Empty);
        _table.Host("pbx.example.com", "192.0.2.1");
        Assert.That(await FindAsync(), Is.Empty);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await FindAsync(), Is.EqualTo("192.0.2.1"));
    }

    [Test]
    public async Task NobodyAnswers_TheLastAnswerCountsOn_AndIsAskedForAgain()
    {
        _table.Host("pbx.example.com", "192.0.2.1");
        await FindAsync();
        _table.IsDown = true;
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await FindAsync(), Is.EqualTo("192.0.2.1"));
        _table.IsDown = false;
        _table.Host("pbx.example.com", "192.0.2.2");
        _time.Advance(NameResolver.RetryAfter);
        Assert.That(await FindAsync(), Is.EqualTo("192.0.2.2"));
    }

    [Test]
    public void Order_IsByPriority_AndByWeightWithinOne()
    {
        SrvRecord[] records = [new(20, 0, 1, "backup"), new(10, 90, 2, "heavy"), new(10, 10, 3, "light"), new(10, 0, 4, "idle"), new(5, 1, 5, "")];
        var random = new Random(1);
        var orders = Enumerable.Range(0, 2000).Select(_ => SrvOrder.Of(records, random)).ToList();

        Assert.That(orders.Select(o => o.Count), Is.All.EqualTo(4), "a target of . is no server");
        Assert.That(orders.Select(o => o[3].Target), Is.All.EqualTo("backup"));
        Assert.That(orders.Count(o => o[0].Target == "heavy"), Is.EqualTo(1800).Within(60));
        Assert.That(orders.Count(o => o[0].Target == "idle"), Is.InRange(1, 60), "late, not never");
    }

    [Test]
    public async Task Machine_KnowsItself()
    {
        var names = new NameResolver(new DnsNames(), TimeProvider.System);

        Assert.That(await names.AddressesAsync("localhost"), Has.Some.EqualTo(IPAddress.Loopback));
        Assert.That(await names.AddressesAsync("192.0.2.1"), Is.EqualTo([IPAddress.Parse("192.0.2.1")]));
    }

    [Test]
    public void HostsFile_IsReadWithItsAliasesAndComments_AndAgainWhenChanged()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "hosts");
        var hosts = new HostsFile(path);
        Assert.That(hosts.Find("pbx.example.com"), Is.Empty, "no file");
        File.WriteAllText(path, "# own\n192.0.2.7\tpbx.example.com pbx # the old one\n2001:db8::7 PBX.example.com\nnonsense pbx\n\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.That(hosts.Find("pbx.example.com").Select(a => a.ToString()), Is.EqualTo(["192.0.2.7", "2001:db8::7"]));
        Assert.That(hosts.Find("pbx").Select(a => a.ToString()), Is.EqualTo(["192.0.2.7"]));
        File.WriteAllText(path, "192.0.2.8 pbx\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.That(hosts.Find("pbx").Select(a => a.ToString()), Is.EqualTo(["192.0.2.8"]));
    }
}
