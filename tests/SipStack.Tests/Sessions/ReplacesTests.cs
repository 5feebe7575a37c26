using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Sessions;

/// <summary>A new call that takes the place of another (RFC 3891), and a REFER that means one.</summary>
[TestFixture]
internal sealed class ReplacesTests : PartyFixture
{
    private const string First = "wire-1";
    private WirePeer _wire = null!;
    private string _tag = null!;

    [SetUp]
    public void Connect()
    {
        _wire = Network.JoinWire("10.0.0.9:5060");
        _wire.Request(Bob, "INVITE", 1, body: "offer");
        Wait(0.1);
        _tag = Raw.Text(_wire.Last.ToTag);
        _wire.Request(Bob, "ACK", 1, toTag: _tag);
        Wait(0.1);
    }

    [Test]
    public void Invite_WithReplacesOfAnEstablishedCall_NamesItsSession()
    {
        Invite($"Replaces: {First};from-tag=w1;to-tag={_tag}");
        Assert.That((_wire.LastStart, Bob.Invites[1].Replaces), Is.EqualTo(("200 INVITE", Bob.Sessions[0])));
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag), callId: "wire-2");
    }

    [TestCase("other;to-tag=TAG;from-tag=w1", 481)]
    [TestCase("wire-1;to-tag=TAG;from-tag=w2", 481)]
    [TestCase("wire-1;to-tag=TAG;from-tag=w1;early-only", 486)]
    [TestCase("other;to-tag=not-one-of-ours;from-tag=w1", 481)]
    [TestCase("wire-1;to-tag=TAG", 400)]
    [TestCase("other;to-tag=1;from-tag=2\nReplaces: wire-1;to-tag=TAG;from-tag=w1", 400)]
    public void Invite_WithReplacesOfNothing_IsRefused(string replaces, int status)
    {
        Invite($"Replaces: {replaces.Replace("TAG", _tag, StringComparison.Ordinal)}");
        Assert.That((_wire.Last.Status, Bob.Invites.Count), Is.EqualTo((status, 1)));
    }

    [TestCase("", 200)]
    [TestCase(";early-only", 200)]
    public void Invite_WithReplacesOfACallOfOursThatRings_NamesItsSession(string more, int status)
    {
        var (session, replaces) = Ring();
        Invite($"Replaces: {replaces}{more}");

        Assert.That((_wire.Last.Status, Bob.Invites[1].Replaces), Is.EqualTo((status, session)));
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag), callId: "wire-2");
        session.Close();
        Wait(0.1);
        Assert.That(_wire.LastStart, Is.EqualTo("CANCEL"));
        Hang(_wire.Last);
    }

    [Test]
    public void Invite_WithReplacesOfACallThatRingsHere_IsRefused()
    {
        Bob.Incoming = (session, _) => session.Ring();
        _wire.Request(Bob, "INVITE", 1, body: "offer", callId: "wire-3");
        Wait(0.1);
        var ringing = _wire.Received.Last(m => m.Status == 180);
        Invite($"Replaces: wire-3;from-tag=w1;to-tag={Raw.Text(ringing.ToTag)}");

        Assert.That((_wire.Last.Status, Bob.Invites.Count), Is.EqualTo((481, 2)), "we did not begin it (RFC 3891 §3)");
        Bob.Sessions[1].Close();
        Wait(0.1);
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(ringing.ToTag), callId: "wire-3", branch: "wire-3-INVITE-1");
    }

    [Test]
    public void Invite_WithReplacesOfACallThatIsOver_IsDeclined()
    {
        _wire.Request(Bob, "BYE", 2, toTag: _tag);
        Wait(40);
        Invite($"Replaces: {First};from-tag=w1;to-tag={_tag}");
        Assert.That((_wire.Last.Status, Bob.Invites.Count), Is.EqualTo((603, 1)));
    }

    [Test]
    public void Refer_WithReplacesOfACallThatRings_IsNobodysToHandOver()
    {
        var (session, replaces) = Ring();
        _wire.Request(Bob, "REFER", 2, toTag: _tag, more: $"Refer-To: <sip:bob@10.0.0.2?Replaces={Uri.EscapeDataString(replaces)}>");
        Wait(0.1);
        Assert.That((Bob.Refer!.Replaced, Bob.Refer.ReplacesElsewhere), Is.EqualTo(((InviteSession?)null, false)));
        Bob.Refer.Refuse(603);
        session.Close();
        Wait(0.1);
        Hang(_wire.Received.Last(m => m.Method == SipMethod.Cancel));
    }

    [Test]
    public void Invite_OfAStranger_LearnsNothingByReplaces()
    {
        Bob.Admission = _ => SipStack.UserAgents.Admission.Reject(403);
        Invite("Replaces: other;to-tag=1;from-tag=2");
        Assert.That(_wire.Last.Status, Is.EqualTo(403));
    }

    [Test]
    public void Refer_WithReplaces_FindsTheSessionHere_AndItsData()
    {
        _wire.Request(Bob, "REFER", 2, toTag: _tag, more: $"X-Own: 1\nRefer-To: <sip:bob@10.0.0.2?Replaces={First}%3Bto-tag%3D{_tag}%3Bfrom-tag%3Dw1&X-Account=4%202&User-to-User=56a3%3Bencoding%3Dhex&Subject=no>");
        Wait(0.1);
        Assert.That((Bob.Refer!.Replaced, Bob.Refer.Target.ToString()), Is.EqualTo((Bob.Sessions[0], "sip:bob@10.0.0.2")));
        Assert.That(Bob.Refer.Data, Is.EquivalentTo(new Dictionary<string, string> { ["x-own"] = "1", ["x-account"] = "4 2", ["user-to-user"] = "56a3;encoding=hex" }));
        Bob.Refer.Refuse(603);
    }

    [TestCase("other;to-tag=1;from-tag=2", true)]
    [TestCase("other;to-tag=z;from-tag=2", true)]
    [TestCase("wire-1;to-tag=TAG;from-tag=w1;early-only", false)]
    public void Refer_WithReplaces_OfOthersOrNot(string replaces, bool elsewhere)
    {
        _wire.Request(Bob, "REFER", 2, toTag: _tag, more: $"Refer-To: <sip:bob@10.0.0.2?Replaces={Uri.EscapeDataString(replaces.Replace("TAG", _tag, StringComparison.Ordinal))}>");
        Wait(0.1);
        Assert.That((Bob.Refer!.Replaced, Bob.Refer.ReplacesElsewhere), Is.EqualTo(((InviteSession?)null, elsewhere)));
        Bob.Refer.Refuse(603);
    }

    [Test]
    public void Data_OfAnInvite_IsBounded()
    {
        var many = string.Concat(Enumerable.Range(0, 60).Select(i => $"X-N{i}: {i}\n"));
        Invite($"{many}X-Long: {new string('y', 2000)}\nX-: z");
        var data = Bob.Invites[1].Data;
        Assert.That((data.Count, data["x-n7"], data.ContainsKey("x-long"), data.ContainsKey("x-")), Is.EqualTo((32, "7", false, false)));
        _wire.Request(Bob, "ACK", 1, toTag: Raw.Text(_wire.Last.ToTag), callId: "wire-2");
    }

    [TestCase("a@b;to-tag=00ff;from-tag=x;early-only", true)]
    [TestCase("a@b; from-tag = x ; to-tag = 00ff", false)]
    public void Parse_WhatItSays(string value, bool early) => Assert.That(Replaces.Parse(value), Is.EqualTo(new Replaces("a@b", 0xff, "x", early)));

    /// <summary>Bob calls the wire, which rings.</summary>
    private (InviteSession Session, string Replaces) Ring()
    {
        var session = Bob.Call(new OutgoingCall(SipUri.Sip("wire", "10.0.0.9"), new NameAddr(Bob.Uri), Offer: Bob.Body()));
        Wait(0.1);
        var invite = _wire.Last;
        _wire.Respond(Bob, invite, 180, toTag: "r1", more: "Contact: <sip:wire@10.0.0.9:5060>");
        Wait(0.1);
        return (session, $"{session.CallId};to-tag={Raw.Text(invite.FromTag)};from-tag=r1");
    }

    private void Hang(SipMessage cancel)
    {
        _wire.Respond(Bob, cancel, 200);
        _wire.Respond(Bob, _wire.Received.Last(m => m.Method == SipMethod.Invite), 487, toTag: "r1");
        Wait(0.1);
    }

    private void Invite(string more)
    {
        _wire.Request(Bob, "INVITE", 1, more: more, body: "offer", callId: "wire-2");
        Wait(0.1);
    }
}
