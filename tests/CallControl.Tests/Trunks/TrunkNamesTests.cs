using System.Net;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Names;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Trunks;

public sealed class TrunkNamesTests
{
    private static readonly IPAddress Carrier = IPAddress.Parse("203.0.113.7");

    private readonly ManualTimeProvider _time = new();
    private readonly OneName _source = new();
    private readonly LogLines<TrunkNames> _log = new();
    private readonly TrunkTable _table = new(
        [new TrunkConfig("carrier", [], null, 0, TransportKind.Udp, null, null, false, null, 1) { AddressNames = ["carrier.example.com"] }]);

    [Test]
    public async Task Name_UnknownAtTheStart_IsLoggedOnce_AndCountsOnceItIsKnown()
    {
        var names = new TrunkNames(_table, new NameResolver(_source, _time), _time, _log);
        await names.RefreshAsync(CancellationToken.None);
        Assert.That(_table.ByAddress(Carrier), Is.Null);
        using var stop = new CancellationTokenSource();
        var running = names.RunAsync(stop.Token);
        _time.Advance(NameResolver.RetryAfter);
        Assert.That(_log.Lines, Has.Length.EqualTo(1).And.All.Contains("carrier.example.com"));

        _source.Address = Carrier;
        await Until.TrueAsync(() => _time.ActiveTimers == 1);
        _time.Advance(NameResolver.RetryAfter);
        await Until.TrueAsync(() => _table.ByAddress(Carrier)?.Name == "carrier");

        _source.Address = IPAddress.Parse("203.0.113.8");
        await Until.TrueAsync(() => _time.ActiveTimers == 1);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Until.TrueAsync(() => _table.ByAddress(Carrier) is null);
        await stop.CancelAsync();
        await running;
        Assert.That(_log.Lines, Has.Length.EqualTo(1));
    }

    private sealed class OneName : INameSource
    {
        public IPAddress? Address { get; set; }

        public Task<NameAnswer<IPAddress>?> AddressesAsync(string host, CancellationToken ct) =>
            Task.FromResult(Address is null ? null : new NameAnswer<IPAddress>([Address], NameResolver.RetryAfter));

        public Task<NameAnswer<SrvRecord>?> ServicesAsync(string name, CancellationToken ct) => Task.FromResult<NameAnswer<SrvRecord>?>(null);

        public Task<NameAnswer<NaptrRecord>?> PointersAsync(string domain, CancellationToken ct) =>
            Task.FromResult<NameAnswer<NaptrRecord>?>(null);
    }
}
