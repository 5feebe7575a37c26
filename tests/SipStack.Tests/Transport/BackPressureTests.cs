using System.Net;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Transport;

/// <summary>What connections may put into the mailbox, into memory, and into the table.</summary>
[CancelAfter(20_000)]
internal sealed class BackPressureTests
{
    private const string Server = "10.0.0.2:5060";

    private static readonly byte[] Options = Raw.Bytes("""
        OPTIONS sip:x@y SIP/2.0
        v: SIP/2.0/TCP h;branch=z9hG4bK1
        l: 0


        """);

    private readonly Dictionary<string, IStreamListener> _peers = [];
    private MemoryStreams _streams = null!;
    private ManualTimeProvider _time = null!;
    private Inbox _inbox = null!;
    private RefusalLog _refusals = null!;
    private SipLoop _loop = null!;
    private StreamTransport _transport = null!;

    private void Begin(Func<StreamLimits, StreamLimits>? change = null)
    {
        (_streams, _time, _inbox) = (new MemoryStreams(), new ManualTimeProvider(), new Inbox());
        _peers.Clear();
        var log = LogLines.Problems();
        _refusals = new RefusalLog(_time, log);
        _loop = new SipLoop(10_000, log);
        var limits = new StreamLimits(100, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(30)) { StrangerMessages = int.MaxValue };
        _transport = new StreamTransport(TransportKind.Tcp, _streams.Listen(Server), () => new ContentLengthFraming(), _loop, new TimerQueue(_time, _loop),
            new SipCounters(_refusals), change?.Invoke(limits) ?? limits);
        _loop.Post(() => _transport.Start(_inbox));
    }

    [TearDown]
    public async Task End() => await _transport.DisposeAsync();

    [Test]
    public async Task MessagesThatNobodyHasTaken_WaitAtTheSender()
    {
        Begin();
        await using var first = await ConnectAsync("10.0.0.1:5060");
        await using var second = await ConnectAsync("10.0.0.3:5060");
        await first.WriteAsync(Many(200));
        await second.WriteAsync(Options);
        await Until.TrueAsync(() => _inbox.Count == 2);
        Assert.That(_inbox.Count, Is.EqualTo(2), "one of each, however much the first has sent");

        for (var taken = 0; taken < 201; taken++)
        {
            await Until.TrueAsync(() => _inbox.Untaken > 0);
            Assert.That(_inbox.Untaken, Is.LessThanOrEqualTo(2));
            _inbox.Take();
        }

        Assert.That(_inbox.Count, Is.EqualTo(201));
    }

    [Test]
    public async Task StrangersPace_TheRestWaitsForItsTime()
    {
        Begin(limits => limits with { StrangerMessages = 10 });
        _inbox.TakesAtOnce = true;
        await using var stream = await ConnectAsync("10.0.0.1:5060");
        await stream.WriteAsync(Many(30));
        await Until.TrueAsync(() => _inbox.Count == 20);
        Assert.That(_inbox.Count, Is.EqualTo(20), "the first ten begin the pace, the next ten fill it");
        _time.Advance(TimeSpan.FromSeconds(1));
        await Until.TrueAsync(() => _inbox.Count == 30);
    }

    [Test]
    public async Task PeerThatDoesNotRead_IsNotReadEither_ThenGoesAndTheSendersAreTold()
    {
        Begin();
        _inbox.TakesAtOnce = true;
        _inbox.Reply = hop => _transport.Send(new byte[10_000], hop, _inbox);
        await using var stream = await ConnectAsync("10.0.0.1:5060");
        await stream.WriteAsync(Many(100));
        await Until.TrueAsync(() => _inbox.Count >= 10);
        var read = _inbox.Count;
        Assert.That(read, Is.LessThan(40), "what is unsent holds back what is read");

        await Until.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return _transport.Connections == 0;
        });
        await Until.TrueAsync(() => _inbox.Failures > 0);
        Assert.That(_refusals.Of(RefusalReason.UnreadConnection), Is.EqualTo(1));
    }

    [Test]
    public async Task StrangersOfOneAddress_TheIdlestMakesRoom_AndKnownOnesStay()
    {
        Begin(limits => limits with { MaxStrangersOfAddress = 2 });
        _inbox.TakesAtOnce = true;
        var streams = new List<Stream>();
        for (var i = 0; i < 5; i++)
        {
            streams.Add(await ConnectAsync("10.0.0.1:5060"));
            await streams[^1].WriteAsync(Options);
            await Until.TrueAsync(() => _inbox.Count == i + 1);
            if (i == 0)
            {
                await OnLoopAsync(() => _transport.Vouch(_inbox.Sources[0].Flow));
            }

            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.That(await streams[1].ReadAsync(new byte[10]), Is.Zero, "the first two strangers are gone");
        Assert.That(await streams[2].ReadAsync(new byte[10]), Is.Zero);
        var open = new List<bool>();
        await OnLoopAsync(() => open.AddRange(_inbox.Sources.Select(s => _transport.IsOpen(s.Flow))));
        Assert.That(open, Is.EqualTo([true, false, false, true, true]));
        Assert.That(_refusals.Of(RefusalReason.Connections), Is.EqualTo(2));
    }

    [Test]
    public async Task ConnectionOfAStranger_IdleForAMinute_IsClosed_AndAKnownOneIsNot()
    {
        Begin();
        _inbox.TakesAtOnce = true;
        await using var known = await ConnectAsync("10.0.0.1:5060");
        await known.WriteAsync(Options);
        await Until.TrueAsync(() => _inbox.Count == 1);
        await OnLoopAsync(() => _transport.Vouch(_inbox.Sources[0].Flow));
        await using var stranger = await ConnectAsync("10.0.0.3:5060");
        await Until.TrueAsync(() => _transport.Connections == 2);

        _time.Advance(TimeSpan.FromSeconds(75));
        Assert.That(await stranger.ReadAsync(new byte[10]), Is.Zero);
        await Until.TrueAsync(() => _transport.Connections == 1);
        Assert.That(_refusals.Of(RefusalReason.IdleConnection), Is.EqualTo(1));
    }

    private async Task<Stream> ConnectAsync(string from)
    {
        if (!_peers.TryGetValue(from, out var peer))
        {
            _peers.Add(from, peer = _streams.Listen(from));
        }

        return await peer.Connect(new Hop(TransportKind.Tcp, IPEndPoint.Parse(Server))).OpenAsync(CancellationToken.None);
    }

    private Task OnLoopAsync(Action work)
    {
        var done = new TaskCompletionSource();
        _loop.Post(() =>
        {
            work();
            done.SetResult();
        });
        return done.Task;
    }

    private static byte[] Many(int count) => [.. Enumerable.Repeat(Options, count).SelectMany(b => b)];

    /// <summary>A receiver whose messages are dealt with when the test says so.</summary>
    private sealed class Inbox : IMessageReceiver, ISendFailure
    {
        private readonly Lock _gate = new();
        private readonly Queue<Action> _untaken = new();
        private int _failures;

        public bool TakesAtOnce { get; set; }

        public Action<Hop>? Reply { get; set; }

        public List<Hop> Sources { get; } = [];

        public int Failures => Volatile.Read(ref _failures);

        public int Count
        {
            get { lock (_gate) { return Sources.Count; } }
        }

        public int Untaken
        {
            get { lock (_gate) { return _untaken.Count; } }
        }

        public void OnClosed(long flow)
        {
            // whoever registered by it is no matter here
        }

        public void Take()
        {
            Action taken;
            lock (_gate)
            {
                taken = _untaken.Dequeue();
            }

            taken();
        }

        public void OnMessage(ReadOnlySpan<byte> message, Hop source, Action? taken = null)
        {
            lock (_gate)
            {
                Sources.Add(source);
                _untaken.Enqueue(taken!);
            }

            Reply?.Invoke(source);
            if (TakesAtOnce)
            {
                Take();
            }
        }

        public void OnSendFailed() => Interlocked.Increment(ref _failures);
    }
}
