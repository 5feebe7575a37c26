using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Interop;

/// <summary>A small server on real sockets: answers every call with one SDP, mirrors hold, accepts transfers.</summary>
internal sealed class AnsweringServer : ISipHandler, ISessionObserver, IDigestCredentials, IAsyncDisposable
{
    private AnsweringServer(SipOptions options)
    {
        Registrar = new Registrar(new RegistrarOptions(), TimeProvider.System);
        Endpoint = new SipEndpoint(options, this, TimeProvider.System, Logs.Factory(), Registrar, this);
    }

    /// <summary>With transports of the test's own.</summary>
    public AnsweringServer(Func<SipLoop, TimerQueue, SipCounters, IReadOnlyList<ISipTransport>> open)
    {
        Registrar = new Registrar(new RegistrarOptions(), TimeProvider.System);
        Endpoint = new SipEndpoint(new SipOptions(), this, TimeProvider.System, Logs.Factory(), Registrar, this, open);
        Endpoint.Trace.Watch("*", TimeSpan.FromMinutes(1));
    }

    public SipEndpoint Endpoint { get; }

    public Registrar Registrar { get; }

    public LogLines Logs { get; } = LogLines.Problems();

    public int Port => Endpoint.LocalEndPoint.Port;

    public bool IsServing => true;

    public bool MustLogIn { get; init; }

    /// <summary>Only rings; the caller is to give up.</summary>
    public bool OnlyRings { get; init; }

    public int Confirmed => _confirmed;

    public int Ended => _ended;

    public int Answers => _answers;

    private readonly ConcurrentQueue<ReferRequest> _referrals = new();
    private int _confirmed;
    private int _ended;
    private int _answers;

    public static async Task<AnsweringServer> StartAsync(bool mustLogIn = false, bool onlyRings = false, IPAddress? address = null)
    {
        var server = new AnsweringServer(new SipOptions
        {
            Listeners = SipListener.UdpAndTcp(address ?? IPAddress.Loopback, 0), Digest = new DigestOptions { Realm = "cti.test" },
        })
        {
            MustLogIn = mustLogIn,
            OnlyRings = onlyRings,
        };
        await server.Endpoint.StartAsync();
        return server;
    }

    public static SipBody Sdp(string direction = "sendrecv") => SipBody.Sdp(Encoding.ASCII.GetBytes(
        $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n"
        + $"a=rtpmap:101 telephone-event/8000\r\na={direction}\r\n"));

    /// <summary>Waits until everything has gone; the transactions of the last calls may still linger for 32 s.</summary>
    public async Task RestAsync()
    {
        await Until.TrueAsync(() => Endpoint.Counts is { Sessions: 0, Dialogs: 0 });
        Assert.That(Logs.Lines, Is.Empty);
    }

    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();

    public Admission Admit(IncomingInvite invite) =>
        MustLogIn && invite.AuthenticatedUser is null ? Admission.Challenge : Admission.Accept;

    public ISessionObserver OnInvite(InviteSession session, IncomingInvite invite)
    {
        session.Ring();
        if (!OnlyRings)
        {
            session.Accept(Sdp());
        }

        return this;
    }

    public ValueTask<string?> FindHa1Async(string user, string realm, DigestAlgorithm algorithm) =>
        new(Digest.Ha1(algorithm, user, realm, "bench-secret"));

    public void OnProgress(InviteSession session, int status, SipBody? body)
    {
    }

    public void OnConfirmed(InviteSession session) => Interlocked.Increment(ref _confirmed);

    public void OnOffer(InviteSession session, SipBody offer) =>
        session.AnswerOffer(Sdp(offer.Text.Contains("a=sendonly") ? "recvonly" : offer.Text.Contains("a=inactive") ? "inactive" : "sendrecv"));

    public void OnOfferWanted(InviteSession session) => session.AnswerOffer(Sdp());

    public void OnAnswer(InviteSession session, SipBody answer) => Interlocked.Increment(ref _answers);

    public void OnOfferFailed(InviteSession session, int status)
    {
    }

    public int OnInfo(InviteSession session, SipBody body) => 200;

    public void OnRefer(InviteSession session, ReferRequest refer)
    {
        refer.Accept();
        _referrals.Enqueue(refer);
    }

    /// <summary>Tells those who referred that it has worked.</summary>
    public void EndReferrals()
    {
        while (_referrals.TryDequeue(out var refer))
        {
            refer.Notify(200);
        }
    }

    public void OnEnded(InviteSession session, SessionEnd end) => Interlocked.Increment(ref _ended);
}
