using System.Collections.Concurrent;
using System.Net;
using CallCenter.CallControl;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.CtiServer.Demo;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>The agents' telephones: registered by SIP, they answer by themselves, speak, and stay until the other side hangs up.</summary>
internal sealed class AgentPhones : ICallHandler, IAsyncDisposable
{
    private const string Realm = "callcenter";

    private readonly Telephony _telephony;
    private readonly SipUri _registrar;
    private readonly AudioClip _voice;
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private readonly ConcurrentDictionary<string, string> _callers = new();
    private readonly ConcurrentDictionary<LegId, ICallLeg> _legs = new();
    private int _most;

    public AgentPhones(int serverPort, int rtpPort, AudioClip voice)
    {
        (_registrar, _voice) = (SipUri.Sip("", "127.0.0.1", serverPort), voice);
        var options = new TelephonyOptions
        {
            Realm = Realm, Trunks = [new TrunkConfig("server", [IPNetwork.Parse("127.0.0.1/32")], "127.0.0.1", serverPort, TransportKind.Udp, null, null, false, null, 100)],
        };
        var media = new MediaEngine(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = rtpPort, LastPort = rtpPort + 199 }, TimeProvider.System,
            NullLogger<MediaEngine>.Instance);
        var sip = new SipOptions { Listeners = SipListener.UdpAndTcp(IPAddress.Loopback, 0), ProductName = "Agents" };
        _telephony = new Telephony(options, sip, media, new NoUsers(), new NoJournal(), TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>The most calls that one telephone had at a time.</summary>
    public int MostAtOnce => Volatile.Read(ref _most);

    /// <summary>The number of the last call at this agent's telephone.</summary>
    public string? LastCaller(string agent) => _callers.GetValueOrDefault(agent);

    public Task StartAsync() => _telephony.StartAsync(this, CancellationToken.None);

    public void Register(string agent, string password) =>
        _telephony.Endpoint.Register(new RegistrationSettings(_registrar, SipUri.Sip(agent, Realm), new DigestLogin(agent, password)) { Expiry = TimeSpan.FromMinutes(2) });

    public async Task HandleAsync(LiveCall call)
    {
        var (agent, leg) = (call.To, call.Caller);
        (_callers[agent], _legs[leg.Id]) = (call.From, leg);
        var calls = _calls.AddOrUpdate(agent, 1, (_, before) => before + 1);
        InterlockedMax(calls);
        if (await leg.AnswerAsync())
        {
            leg.Play([_voice], loop: true);
            await Task.Delay(Timeout.InfiniteTimeSpan, leg.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _legs.TryRemove(leg.Id, out _);
        _calls.AddOrUpdate(agent, 0, (_, before) => before - 1);
    }

    /// <summary>The other side has died, and nobody says goodbye.</summary>
    public Task HangUpAllAsync() => Task.WhenAll(_legs.Values.Select(leg => leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.AgentHungUp))));

    public ValueTask DisposeAsync() => _telephony.DisposeAsync();

    private void InterlockedMax(int calls)
    {
        for (var seen = _most; calls > seen && Interlocked.CompareExchange(ref _most, calls, seen) != seen; seen = _most)
        {
        }
    }
}
