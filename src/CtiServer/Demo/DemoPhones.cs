using System.Net;
using CallCenter.CallControl;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.CtiServer.Options;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.CtiServer.Demo;

/// <summary>
/// The other end of the line: a second telephone side of its own in the same process, with its own sockets, that knows the server only by
/// SIP and RTP on loopback.
/// </summary>
internal sealed class DemoPhones : IAsyncDisposable
{
    private const int FirstRtpPort = 12000;
    private const int LastRtpPort = 12999;
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(30);

    private readonly Telephony _telephony;
    private readonly ServerSettings _settings;
    private readonly DemoAgentPhone _agentPhone;

    public DemoPhones(IServiceProvider services, ServerSettings settings)
    {
        _settings = settings;
        _agentPhone = new DemoAgentPhone(services.GetRequiredService<IVoices>());
        var logs = services.GetRequiredService<ILoggerFactory>();
        var time = services.GetRequiredService<TimeProvider>();
        var options = new TelephonyOptions
        {
            Realm = settings.Sip.Realm,
            Trunks = [new TrunkConfig("server", [IPNetwork.Parse("127.0.0.1/32")], "127.0.0.1", settings.Sip.Port, TransportKind.Udp, null, null, false, null, 100)],
        };
        var media = new MediaEngine(
            new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = FirstRtpPort, LastPort = LastRtpPort }, time, logs.CreateLogger<MediaEngine>());
        var sip = new SipOptions { Listeners = SipListener.UdpAndTcp(IPAddress.Loopback, 0), ProductName = "Demo phones" };
        _telephony = new Telephony(options, sip, media, new NoUsers(), new NoJournal(), time, logs);
    }

    public async Task StartAsync(IReadOnlyList<string> agents, string sipPassword, CancellationToken ct)
    {
        await _telephony.StartAsync(_agentPhone, ct);
        var registrar = SipUri.Sip("", "127.0.0.1", _settings.Sip.Port);
        foreach (var agent in agents)
        {
            _telephony.Endpoint.Register(new RegistrationSettings(registrar, SipUri.Sip(agent, _settings.Sip.Realm), new DigestLogin(agent, sipPassword)));
        }
    }

    /// <summary>A caller with this number dials the company; null when it was not answered.</summary>
    public async Task<ICallLeg?> CallAsync(string callerNumber, CancellationToken ct)
    {
        var outcome = await _telephony.DialAsync(new NumberDial(CallId.New(), "1000", RingTime, callerNumber), ct);
        return outcome is DialOutcome.Answered answered ? answered.Leg : null;
    }

    public ValueTask DisposeAsync() => _telephony.DisposeAsync();
}
