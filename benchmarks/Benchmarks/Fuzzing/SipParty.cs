using System.Net;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;
using Microsoft.Extensions.Logging;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>An endpoint on a memory wire that answers every call and agrees to everything.</summary>
internal sealed class SipParty : ISipHandler, ISessionObserver, IDigestCredentials
{
    private static readonly SipBody Sdp = SipBody.Sdp("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n"u8.ToArray());

    private readonly List<InviteSession> _sessions = [];

    public SipParty(string address, TimeProvider time)
    {
        var local = IPEndPoint.Parse(address);
        Wire = new MemoryWire(local);
        Endpoint = new SipEndpoint(new SipOptions { Listeners = [new(TransportKind.Udp, local.Address, local.Port)], Names = new NoNames() }, this, time, Faults.Factory(),
            new Registrar(new(), time), this, (_, _, _) => [Wire]);
        Endpoint.StartAsync().GetAwaiter().GetResult();
    }

    public MemoryWire Wire { get; }

    public SipEndpoint Endpoint { get; }

    /// <summary>What is logged beside refusals.</summary>
    public LogLines Faults { get; } = new((level, id) => level >= LogLevel.Warning && id.Id != RefusalLog.EventId);

    public bool IsServing => true;

    /// <summary>An INVITE towards the other end of the wire.</summary>
    public InviteSession Call(SipParty other)
    {
        var address = other.Wire.LocalEndPoint;
        return Endpoint.Call(new OutgoingCall(SipUri.Sip("1000", address.Address.ToString(), address.Port), new NameAddr(SipUri.Sip("a", "cti.test")), Offer: Sdp), this);
    }

    public void CloseAll() => Array.ForEach([.. _sessions], s => s.Close());

    public Admission Admit(IncomingInvite invite) => invite.RequestUri.User == "anna" ? Admission.Challenge : Admission.Accept;

    public ISessionObserver OnInvite(InviteSession session, IncomingInvite invite)
    {
        _sessions.Add(session);
        session.Accept(Sdp);
        return this;
    }

    public void OnProgress(InviteSession session, int status, SipBody? body)
    {
    }

    public void OnConfirmed(InviteSession session)
    {
    }

    public void OnOffer(InviteSession session, SipBody offer) => session.AnswerOffer(Sdp);

    public void OnOfferWanted(InviteSession session) => session.AnswerOffer(Sdp);

    public void OnAnswer(InviteSession session, SipBody answer)
    {
    }

    public void OnOfferFailed(InviteSession session, int status)
    {
    }

    public int OnInfo(InviteSession session, SipBody body) => 200;

    public void OnRefer(InviteSession session, ReferRequest refer) => refer.Refuse(603);

    public void OnEnded(InviteSession session, SessionEnd end) => _sessions.Remove(session);

    public ValueTask<string?> FindHa1Async(string user, string realm, DigestAlgorithm algorithm) => new(user == "anna" ? Digest.Ha1(algorithm, user, realm, "secret") : null);
}
