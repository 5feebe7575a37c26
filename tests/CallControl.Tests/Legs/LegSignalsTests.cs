using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Tests.Support;
using CallCenter.SipStack.Messages;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Legs;

/// <summary>What a telephone asks for within a call: other sound, hold, a transfer.</summary>
[NonParallelizable]
internal sealed class LegSignalsTests
{
    private static readonly CallEnd Bye = new(CallResult.Completed, EndReason.FlowEnded);
    private Sides _sides = null!;
    private WirePhone _phone = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [SetUp]
    public void PlugIn() => _phone = new WirePhone();

    [TearDown]
    public void Unplug() => _phone.Dispose();

    [TestCase("a=sendonly", "127.0.0.1", "recvonly")]
    [TestCase("a=inactive", "127.0.0.1", "inactive")]
    [TestCase("a=sendrecv", "0.0.0.0", "recvonly")]
    public async Task ReInvite_Hold_IsAnsweredAndResumed(string direction, string address, string answered)
    {
        var leg = await CallAsync();
        var held = await ModifyAsync(WirePhone.Describe(direction, address));

        Assert.That(held, Does.Contain($"a={answered}"));
        Assert.That(leg.IsHeldByPeer, Is.True);
        Assert.That(await ModifyAsync(WirePhone.Describe()), Does.Contain("a=sendrecv"));
        Assert.That(leg.IsHeldByPeer, Is.False);
        await leg.HangUpAsync(Bye);
    }

    [Test]
    public async Task ReInvite_PeerOnlyListens_IsNoHold()
    {
        var leg = await CallAsync();

        Assert.That(await ModifyAsync(WirePhone.Describe("a=recvonly")), Does.Contain("a=sendonly"));
        Assert.That(leg.IsHeldByPeer, Is.False, "who has muted himself still hears");
        await leg.HangUpAsync(Bye);
    }

    [Test]
    public async Task ReInvite_WithoutOffer_OursIsAnsweredInTheAck()
    {
        var leg = await CallAsync();
        var offer = await _phone.RequestAsync("INVITE");

        Assert.That(offer, Does.Contain("m=audio"));
        _phone.Acknowledge(WirePhone.Describe("a=sendonly"));
        await Until.TrueAsync(() => leg.IsHeldByPeer);
        await leg.HangUpAsync(Bye);
    }

    [Test]
    public async Task ReInvite_NoCommonFormat_IsRefusedWithAWarningAndTheCallGoesOn()
    {
        var leg = await CallAsync();
        var refusal = await _phone.RequestAsync("INVITE", body: WirePhone.Describe("a=rtpmap:18 G729/8000", format: "18"));
        _phone.Acknowledge();

        Assert.That((WirePhone.Status(refusal), WirePhone.Header(refusal, "Warning")), Is.EqualTo((488, SipWarning.NoCommonFormat)));
        Assert.That(leg.End, Is.Null);
        await leg.HangUpAsync(Bye);
    }

    [Test]
    public async Task Invite_NoAudio_IsRefusedWithAWarning()
    {
        _phone.Sdp = WirePhone.Describe().Replace("m=audio", "m=video");
        var refusal = await _phone.InviteAsync(_sides.House.Endpoint.LocalEndPoint);

        Assert.That((WirePhone.Status(refusal), WirePhone.Header(refusal, "Warning")), Is.EqualTo((488, SipWarning.NoAudio)));
    }

    [Test]
    public async Task Invite_WantsItsSoundSentToOurselves_IsRefusedWithAWarningAndCounted()
    {
        using var refused = new Counted("callcenter.sdp.targets_refused");
        _phone.Sdp = WirePhone.Describe(port: _sides.House.Endpoint.LocalEndPoint.Port);
        var refusal = await _phone.InviteAsync(_sides.House.Endpoint.LocalEndPoint);

        Assert.That((WirePhone.Status(refusal), WirePhone.Header(refusal, "Warning")), Is.EqualTo((488, SipWarning.ForbiddenTarget)));
        Assert.That(refused.Total, Is.AtLeast(1));
    }

    [Test]
    public async Task Refer_OfTheCaller_IsRefusedAtOnce()
    {
        var leg = await CallAsync();
        using var agent = new WirePhone { Replies = [200] };
        _sides.House.Registrar.Restore([agent.Binding("bea")]);
        var answered = (DialOutcome.Answered)await _sides.House.Agents.RingAsync(
            new AgentRing(leg.CallId, "bea", TimeSpan.FromSeconds(20), "+4930111"), CancellationToken.None);
        var bridge = _sides.House.Bridge(leg.CallId, leg, answered.Leg);

        Assert.That(WirePhone.Status(await _phone.RequestAsync("REFER", "Refer-To: <sip:support@127.0.0.1>")), Is.EqualTo(603));
        Assert.That(_phone.Count("NOTIFY"), Is.Zero);

        Assert.That(WirePhone.Status(await agent.RequestAsync("REFER", "Refer-To: <sip:support@127.0.0.1?X-Account=42>\r\nReferred-By: <sip:bea@127.0.0.1>")), Is.EqualTo(202));
        var request = await answered.Leg.TransferRequests.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        Assert.That(request.Target, Is.EqualTo("support"));
        Assert.That(request.Data, Is.EquivalentTo(new Dictionary<string, string> { ["x-account"] = "42", ["referred-by"] = "<sip:bea@127.0.0.1>" }));
        bridge.Close();
        request.Ringing();
        request.Complete(null);
        await answered.Leg.HangUpAsync(Bye);
        await Until.TrueAsync(() => agent.Count("BYE") == 1);
        Assert.That(agent.Received.Where(m => m.StartsWith("NOTIFY", StringComparison.Ordinal) || m.StartsWith("BYE", StringComparison.Ordinal))
            .Select(m => m.Split("\r\n\r\n")[1].Trim()), Is.EqualTo(new[] { "SIP/2.0 100 Trying", "SIP/2.0 180 Ringing", "SIP/2.0 200 OK", "" }));
        await leg.HangUpAsync(Bye);
    }

    [TestCase(EndReason.Busy, "486 Busy Here")]
    [TestCase(EndReason.NoAnswer, "480 Temporarily Unavailable")]
    [TestCase(EndReason.Declined, "603 Decline")]
    [TestCase(EndReason.Barred, "403 Forbidden")]
    [TestCase(EndReason.SignallingTimeout, "503 Service Unavailable")]
    public async Task Refer_ThatCameToNothing_IsToldAsACallOfItsOwnWouldBe_AndTheCallGoesOn(EndReason why, string told)
    {
        var leg = await CallAsync();
        using var agent = new WirePhone { Replies = [200] };
        _sides.House.Registrar.Restore([agent.Binding("bea")]);
        var answered = (DialOutcome.Answered)await _sides.House.Agents.RingAsync(
            new AgentRing(leg.CallId, "bea", TimeSpan.FromSeconds(20), "+4930111"), CancellationToken.None);
        var bridge = _sides.House.Bridge(leg.CallId, leg, answered.Leg);
        await agent.RequestAsync("REFER", "Refer-To: <sip:+4930999@127.0.0.1>");
        var request = await answered.Leg.TransferRequests.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        request.Complete(why);
        await Until.TrueAsync(() => agent.Count("NOTIFY") == 2);
        var last = agent.Received.Last(m => m.StartsWith("NOTIFY", StringComparison.Ordinal));
        Assert.That((last.Split("\r\n\r\n")[1].Trim(), WirePhone.Header(last, "Subscription-State"), answered.Leg.End, agent.Count("BYE")),
            Is.EqualTo(($"SIP/2.0 {told}", "terminated;reason=noresource", (CallEnd?)null, 0)));
        bridge.Close();
        await answered.Leg.HangUpAsync(Bye);
        await leg.HangUpAsync(Bye);
    }

    [TestCase(200, true)]
    [TestCase(486, false)]
    public async Task PassOn_TheCallersSideIsAsked_WithTheDataForWhoeverAnswers(int status, bool passed)
    {
        var leg = await CallAsync();
        var passing = leg.PassOnAsync("+4930999", new Dictionary<string, string> { ["account"] = "4 2", ["user-to-user"] = "ab;encoding=hex" });
        await Until.TrueAsync(() => _phone.Count("REFER") == 1);
        var refer = _phone.Received.First(m => m.StartsWith("REFER", StringComparison.Ordinal));

        Assert.That(WirePhone.Header(refer, "Refer-To"), Does.Match("^<sip:\\+4930999@127\\.0\\.0\\.1:[0-9]+\\?X-account=4%202&User-to-User=ab%3Bencoding%3Dhex>$"));
        Assert.That(WirePhone.Header(refer, "Referred-By"), Does.StartWith("<sip:100@"));
        await _phone.RequestAsync("NOTIFY", "Event: refer\r\nSubscription-State: terminated;reason=noresource\r\nContent-Type: message/sipfrag", $"SIP/2.0 {status} X\r\n");
        Assert.That(await passing, Is.EqualTo(passed));
        Assert.That(leg.End?.Reason, Is.EqualTo(passed ? EndReason.Transferred : (EndReason?)null));
        await leg.HangUpAsync(Bye);
    }

    [Test]
    public async Task PassOn_TheCallersSideWillNot_ChangesNothing()
    {
        _phone.Refuses = true;
        var leg = await CallAsync();

        Assert.That(await leg.PassOnAsync("+4930999", new Dictionary<string, string>()), Is.False);
        Assert.That(leg.End, Is.Null);
        await leg.HangUpAsync(Bye);
    }

    private async Task<CallLeg> CallAsync()
    {
        await _phone.CallAsync(_sides.House.Endpoint.LocalEndPoint);
        return (CallLeg)(await _sides.HouseScript.NextAsync()).Caller;
    }

    private async Task<string> ModifyAsync(string sdp)
    {
        var answer = await _phone.RequestAsync("INVITE", body: sdp);
        Assert.That(WirePhone.Status(answer), Is.EqualTo(200));
        _phone.Acknowledge();
        return answer;
    }
}
