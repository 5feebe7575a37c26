using System.Net;
using CallCenter.CallControl.Bridging;
using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Inbound;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Outbound;
using CallCenter.CallControl.Pages;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl;

/// <summary>
/// SIP and media joined to calls: the telephone side of the server. Start it last, when everything that a call needs is there; drain it
/// first.
/// </summary>
public sealed class Telephony : ITelephony, IBrowserLines, ILiveTable, IAsyncDisposable
{
    private readonly SipUsers _users;
    private readonly LegServices _services;
    private readonly LegTable _legs = new();
    private readonly CallTable _calls;
    private readonly MediaEngine _media;
    private readonly TelephoneChoices _choices;
    private readonly PagePhones _pages;
    private readonly Originator _originator;
    private readonly TollWatch _tolls;
    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<PublicAddress> _public;
    private readonly CancellationTokenSource _stopping = new();
    private bool _disposed;

    public Telephony(TelephonyOptions options, SipOptions sip, MediaEngine media, IUserStore users, IJournal journal,
        TimeProvider time, ILoggerFactory logs)
    {
        _media = media;
        _journal = journal;
        _time = time;
        var trunks = new TrunkTable(options.Trunks);
        var tallies = new TrunkTallies(time);
        _users = new SipUsers(users, trunks, options.Realm, time);
        var addresses = new LocalAddresses(media.Options.BindAddress, options.PublicMediaAddress);
        var own = new OwnSockets(media, addresses, [.. sip.Listeners.Select(l => l.Port)]);
        _services = new LegServices(media, addresses, new IceAddresses(media.Options.BindAddress, options.PublicMediaAddress), own, options.Codecs, options.Numbering, journal, time, logs.CreateLogger<CallLeg>());
        _calls = new CallTable(_services, logs.CreateLogger<Call>());
        var lines = new TrunkLines();
        Registrar = new Registrar(new RegistrarOptions { IsTaken = trunks.IsPlaceOf }, time);
        var rate = new CallRate(options, time, logs.CreateLogger<CallRate>());
        var invites = new InviteHandler(options, trunks, lines, tallies, rate, Registrar, _services, _legs, _calls, logs.CreateLogger<InviteHandler>());
        Registrar.Changed += WriteRegistration;
        Endpoint = new SipEndpoint(sip, invites, time, logs, Registrar, _users);
        Trunks = new LiveTrunks(trunks, lines, tallies, new TrunkLinks(Endpoint, tallies, time, logs),
            new TrunkNames(trunks, Endpoint.Names, time, logs.CreateLogger<TrunkNames>()), [.. sip.Listeners.Select(l => l.Transport.Name())], logs.CreateLogger<LiveTrunks>());
        _public = [.. new[] { sip.PublicAddress, options.PublicMediaAddress }.OfType<PublicAddress>().Distinct()];
        var dialer = new LegDialer(_services, _legs, _calls, Endpoint);
        _choices = new TelephoneChoices(users);
        _pages = new PagePhones(_services, _legs, _choices);
        Visitors = new VisitorCalls(options, _services, _legs, _calls);
        var agents = new AgentReach(new SipAgentReach(options, dialer, Registrar), _pages, _choices);
        Agents = agents;
        var bars = new DialBars(options.Dialing, logs.CreateLogger<DialBars>());
        var hunts = new HuntServices(trunks, new TrunkRoutes(options, bars, Endpoint), lines, rate, tallies, dialer, _services, t => Trunks.State(t.Name) is { IsUp: true });
        _tolls = new TollWatch(options, time, logs.CreateLogger<TollWatch>());
        _originator = new Originator(options, hunts, bars, _tolls, dialer, agents, _calls, new InsideCalls(agents, _calls, _services), new MenuCalls(dialer, _calls, _services), time);
    }

    public SipEndpoint Endpoint { get; }

    public Registrar Registrar { get; }

    public LiveTrunks Trunks { get; }

    public IAgentReach Agents { get; }

    public IPagePhones Pages => _pages;

    public IVisitorCalls Visitors { get; }

    /// <summary>No new calls are taken any more.</summary>
    public bool IsDraining => _calls.Draining;

    /// <summary>Calls abroad within the last hour when they are more than usual; 0 = they are not.</summary>
    public int TollAlarm => _tolls.Alarm;

    /// <summary>What a party hears while the other one's phone holds; silence when null.</summary>
    public AudioClip? HoldMusic { get; set; }

    /// <summary>
    /// Binds the sockets and registers at the trunks that want it; from now on calls come to <paramref name="pipeline"/>. Throws a
    /// SocketException when the port is taken.
    /// </summary>
    public async Task StartAsync(ICallHandler pipeline, CancellationToken ct = default)
    {
        _calls.Handler = pipeline;
        await _users.StartAsync(ct);
        await _choices.StartAsync(ct);
        _media.Start();
        await Task.WhenAll(_public.Select(p => p.LearnAsync(Endpoint.Names, _time, ct)).Append(Trunks.StartAsync(_stopping.Token, ct)));
        await Endpoint.StartAsync(ct);
        _ = WatchPublicAddressAsync(_stopping.Token);
        Trunks.Register();
    }

    /// <summary>Takes no new calls, waits for those in progress until <paramref name="ct"/>, then ends what is left.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        _calls.Draining = true;
        await Trunks.StopAsync();
        try
        {
            while (_calls.Count + _legs.Count > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), _time, ct);
            }
        }
        catch (OperationCanceledException)
        {
            var why = new CallEnd(CallResult.Completed, EndReason.Draining);
            await Task.WhenAll(_legs.All.Select(leg => leg.HangUpAsync(why, 503)));
            await Task.WhenAll(_calls.All.Select(call => call.Ended));
        }
    }

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct) => _originator.DialAsync(dial, ct);

    public Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct) => _originator.PlaceAsync(call, ct);

    public BrowserLineOutcome Open(string offer, IPAddress page) => BrowserLine.Open(_services, _legs, offer, BrowserLine.PeerAt(page));

    public IBridge Bridge(CallId call, ICallLeg first, ICallLeg second) =>
        new Bridge(new BridgeServices(_legs, _journal, _time, HoldMusic), call, first, second);

    /// <summary>What is alive in signalling and media; all zero at rest but registrations, their connections and free ports.</summary>
    public IReadOnlyDictionary<string, long> Count()
    {
        var sip = Endpoint.Counts;
        var media = _media.Counts;
        return new Dictionary<string, long>
        {
            ["legs"] = _legs.Count,
            ["calls"] = _calls.Count,
            ["sipTransactions"] = sip.ClientTransactions + sip.ServerTransactions,
            ["sipDialogs"] = sip.Dialogs,
            ["sipSessions"] = sip.Sessions,
            ["sipTimers"] = sip.Timers,
            ["sipConnections"] = sip.Connections,
            ["registrations"] = sip.Bindings,
            ["mediaLegs"] = media.Legs,
            ["rtpPortPairs"] = media.PortPairsInUse,
            ["rtpPortPairsDraining"] = media.PortPairsDraining,
            ["recordings"] = media.Recordings,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stopping.CancelAsync();
        await Trunks.StopAsync();
        Trunks.Dispose();
        await Endpoint.DisposeAsync();
        _pages.Dispose();
        _choices.Dispose();
        _media.Dispose();
        _users.Dispose();
    }

    private async Task WatchPublicAddressAsync(CancellationToken ct)
    {
        var learnt = _public.Where(p => p.Server is not null).ToList();
        while (learnt.Count > 0)
        {
            await Task.Delay(learnt.Min(p => p.AskEvery), _time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
            {
                return;
            }

            var changed = await Task.WhenAll(learnt.Select(p => p.LearnAsync(Endpoint.Names, _time, ct)));
            if (changed.Contains(true))
            {
                Trunks.Renew();
            }
        }
    }

    // That a phone says every minute that it is still there is no news.
    private void WriteRegistration(BindingChange change)
    {
        var (at, agent, contact) = (_time.GetUtcNow(), change.Binding.User, change.Binding.Contact.ToString());
        switch (change.Kind)
        {
            case BindingChangeKind.Added:
                _journal.Append(new PhoneRegistered { At = at, Agent = agent, Contact = contact });
                break;
            case BindingChangeKind.Removed:
                _journal.Append(new PhoneUnregistered { At = at, Agent = agent, Contact = contact });
                break;
            default:
                break;
        }
    }
}
