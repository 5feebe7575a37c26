using System.Net;
using System.Text;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;
using Microsoft.Extensions.Logging;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>One named endpoint on a memory network, with everything that happened to its sessions written down.</summary>
internal sealed class Party : ISipHandler
{
    private int _bodies;

    public Party(string name, string address, MemoryNetwork network, ManualTimeProvider time, Registrar? registrar = null,
        IDigestCredentials? credentials = null, SipOptions? options = null)
    {
        (Name, Address) = (name, IPEndPoint.Parse(address));
        options = (options ?? new SipOptions()) with { Listeners = [new(TransportKind.Udp, Address.Address, Address.Port)], Names = network.Names };
        Endpoint = new SipEndpoint(options, this, time, Logs.Factory(), registrar, credentials, (loop, _, _) => [Transport = network.Join(address, loop)]);
        Endpoint.StartAsync().GetAwaiter().GetResult();
    }

    public string Name { get; }

    public IPEndPoint Address { get; }

    public SipEndpoint Endpoint { get; }

    public MemoryTransport Transport { get; private set; } = null!;

    /// <summary>Problems; what is refused to others is none.</summary>
    public LogLines Logs { get; } = new((level, id) => level >= LogLevel.Warning && id.Id != RefusalLog.EventId);

    public SipUri Uri => SipUri.Sip(Name, Address.Address.ToString(), Address.Port);

    public bool IsServing { get; set; } = true;

    public Func<IncomingInvite, Admission> Admission { get; set; } = _ => SipStack.UserAgents.Admission.Accept;

    /// <summary>What is done with an incoming call; by default it is answered at once.</summary>
    public Action<InviteSession, IncomingInvite>? Incoming { get; set; }

    /// <summary>What is done with an offer on an established call; by default it is answered.</summary>
    public Action<InviteSession>? Offered { get; set; }

    public List<IncomingInvite> Invites { get; } = [];

    public List<InviteSession> Sessions { get; } = [];

    /// <summary>"progress 180", "answer sdp-bob-1", "confirmed", "ended Remote 200"... in order.</summary>
    public List<string> Events { get; } = [];

    public ReferRequest? Refer { get; private set; }

    public SipCounts Counts => Endpoint.Counts;

    Admission ISipHandler.Admit(IncomingInvite invite) => Admission(invite);

    ISessionObserver ISipHandler.OnInvite(InviteSession session, IncomingInvite invite)
    {
        Invites.Add(invite);
        Sessions.Add(session);
        if (Incoming is null)
        {
            session.Accept(Body());
        }
        else
        {
            Incoming(session, invite);
        }

        return new Observer(this);
    }

    public SipBody Body() => SipBody.Sdp(Encoding.ASCII.GetBytes($"sdp-{Name}-{++_bodies}"));

    public InviteSession Call(Party other, bool lateOffer = false, Func<OutgoingCall, OutgoingCall>? change = null)
    {
        var call = new OutgoingCall(other.Uri, new NameAddr(Uri, Name), Offer: lateOffer ? null : Body());
        return Call(change?.Invoke(call) ?? call);
    }

    public InviteSession Call(OutgoingCall call)
    {
        var session = Endpoint.Call(call, new Observer(this));
        Sessions.Add(session);
        return session;
    }

    private sealed class Observer(Party party) : ISessionObserver
    {
        public void OnProgress(InviteSession session, int status, SipBody? body) => Add($"progress {status}{With(body)}");

        public void OnConfirmed(InviteSession session) => Add("confirmed");

        public void OnOffer(InviteSession session, SipBody offer)
        {
            Add($"offer{With(offer)}");
            Respond(session);
        }

        public void OnOfferWanted(InviteSession session)
        {
            Add("offer wanted");
            Respond(session);
        }

        public void OnAnswer(InviteSession session, SipBody answer) => Add($"answer{With(answer)}");

        public void OnOfferFailed(InviteSession session, int status) => Add($"offer failed {status}");

        public int OnInfo(InviteSession session, SipBody body)
        {
            Add($"info {body.ContentType}{With(body)}");
            return 200;
        }

        public void OnRefer(InviteSession session, ReferRequest refer)
        {
            Add($"refer {refer.Target} {refer.Replaces}".TrimEnd());
            party.Refer = refer;
        }

        public void OnEnded(InviteSession session, SessionEnd end) =>
            Add($"ended {end.By} {(end.Answered ? "answered" : "unanswered")} {end.Status}");

        private void Respond(InviteSession session)
        {
            if (party.Offered is null)
            {
                session.AnswerOffer(party.Body());
            }
            else
            {
                party.Offered(session);
            }
        }

        private void Add(string what) => party.Events.Add(what);

        private static string With(SipBody? body) => body is null ? "" : $" {body.Text}";
    }
}
