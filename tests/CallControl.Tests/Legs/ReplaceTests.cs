using System.Text.RegularExpressions;
using CallCenter.CallControl.Diagnostics;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Tests.Support;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Legs;

/// <summary>A party that its telephone hands over is fetched by another call, and what becomes of both.</summary>
[NonParallelizable]
internal sealed class ReplaceTests
{
    private static readonly TimeSpan Ring = TimeSpan.FromSeconds(20);

    private Sides _sides = null!;

    [SetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [Test]
    public async Task HandOver_FetchedByAnotherCall_BothHearEachOtherAndEndTogether()
    {
        var (customer, customerThere) = await _sides.CallAsync("+4930111");
        var (asked, telephone) = await _sides.CallAsync("+4930222");
        var told = new TaskCompletionSource<bool>();
        ((CallLeg)asked).Post(() => ((CallLeg)asked).HandOver(told.SetResult));
        Assert.That(await told.Task, Is.True);
        await Until.TrueAsync(() => telephone.End is not null);
        ((CallLeg)asked).Post(() => ((CallLeg)asked).LoseMedia(MediaLoss.Closed)); // the telephone has ended its DTLS with its call
        Assert.That(asked.End, Is.Null, "the party's call goes on without the telephone");

        var fetched = ((DialOutcome.Answered)await _sides.House.DialAsync(
            new NumberDial(customer.CallId, "222", TimeSpan.FromSeconds(20)) { Waiting = asked.Id }, CancellationToken.None)).Leg;
        var bridge = _sides.House.Bridge(customer.CallId, customer, fetched);
        var heard = new TaskCompletionSource();
        using var ear = asked.Listen(new Ear(() => heard.TrySetResult()));
        customerThere.Play([Loud()], loop: true);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(_sides.HouseJournal.Of<PartyReplaced>().Single().Number, Is.EqualTo("+4930111"));
        await asked.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.AgentHungUp));
        Assert.That(await bridge.Completion.WaitAsync(TimeSpan.FromSeconds(20)), Is.EqualTo(fetched.Id));
        Assert.That((fetched.End!.Reason, customer.End), Is.EqualTo((EndReason.CalleeHungUp, (CallEnd?)null)));
    }

    [Test]
    public async Task PickUp_WhatWasNotHandedOver_IsNobody()
    {
        var (customer, _) = await _sides.CallAsync("+4930111");

        var outcome = await _sides.House.DialAsync(
            new NumberDial(CallId.New(), "222", TimeSpan.FromSeconds(20)) { Waiting = customer.Id }, CancellationToken.None);

        Assert.That(outcome, Is.InstanceOf<DialOutcome.Refused>());
        Assert.That(customer.End, Is.Null);
    }

    [Test]
    public async Task Invite_WithReplaces_TakesTheTelephonesPlace_AndTheCallGoesOn()
    {
        var traces = new SipTraces(_sides.House.Endpoint.Trace);
        traces.Watch("*", TimeSpan.FromMinutes(1));
        var (house, world) = await _sides.CallAsync("+4930111");
        var sipCallId = _sides.HouseJournal.Of<CallArrived>().Single().SipCallId!;
        var ack = traces.Of(sipCallId).Select(m => m.Text).First(m => m.StartsWith("ACK", StringComparison.Ordinal));
        var (from, to) = (Regex.Match(ack, "From:.*tag=([0-9a-f]+)").Groups[1].Value, Regex.Match(ack, "To:.*tag=([0-9a-f]+)").Groups[1].Value);
        var newcomer = new Newcomer();
        var port = _sides.House.Endpoint.LocalEndPoint.Port;

        _sides.World.Endpoint.Call(
            new OutgoingCall(SipUri.Sip("100", "127.0.0.1", port), new NameAddr(SipUri.Sip("+4930333", "127.0.0.1")), Offer: SipBody.Sdp(Newcomer.Sdp))
            {
                Headers = [new("Replaces", $"{sipCallId};to-tag={to};from-tag={from}")],
            },
            newcomer);

        await newcomer.Confirmed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Until.TrueAsync(() => world.End is not null);
        Assert.That((house.End, _sides.HouseScript.Served, _sides.HouseJournal.Of<PartyReplaced>().Single().Number), Is.EqualTo(((CallEnd?)null, 1, "+4930333")));
        newcomer.Session!.Close();
        Assert.That(((CallEnded)(await _sides.FactsAsync(house.CallId))[^1]).End.Reason, Is.EqualTo(EndReason.CallerHungUp));
    }

    [Test]
    public async Task Invite_WithReplacesOfATelephoneThatRings_IsTheAnswer_AndTheTelephoneStopsRinging()
    {
        using var ringing = new WirePhone { Replies = [180] };
        using var newcomer = new WirePhone();
        _sides.House.Registrar.Restore([ringing.Binding("bea")]);
        var (customer, _) = await _sides.CallAsync("+4930111");
        var ring = _sides.House.Agents.RingAsync(new AgentRing(customer.CallId, "bea", Ring, "+4930111"), CancellationToken.None);
        await Until.TrueAsync(() => ringing.Count("INVITE") == 1);
        var invite = ringing.Received.First(m => m.StartsWith("INVITE", StringComparison.Ordinal));
        newcomer.More = $"Replaces: {WirePhone.Header(invite, "Call-ID")};to-tag={WirePhone.Header(invite, "From").Split("tag=")[1]};from-tag=p";

        await newcomer.CallAsync(_sides.House.Endpoint.LocalEndPoint);

        var answered = (DialOutcome.Answered)await ring.WaitAsync(Ring);
        await Until.TrueAsync(() => ringing.Count("CANCEL") == 1);
        Assert.That((answered.Leg.Agent, answered.Leg.End, _sides.HouseScript.Served), Is.EqualTo(("bea", (CallEnd?)null, 1)));
        Assert.That(_sides.HouseJournal.Of<PartyReplaced>().Single(), Has.Property("Leg").EqualTo(answered.Leg.Id).And.Property("Number").EqualTo("+4930111"));
        await newcomer.RequestAsync("BYE");
        await Until.TrueAsync(() => answered.Leg.End is not null);
        Assert.That((answered.Leg.End!.Reason, customer.End), Is.EqualTo((EndReason.CalleeHungUp, (CallEnd?)null)));
    }

    [Test]
    public async Task Refer_OntoACallOfTwoOthers_OurInviteNamesTheirDialog()
    {
        var (customer, _) = await _sides.CallAsync("+4930111");
        using var agent = new WirePhone { Replies = [200] };
        using var party = new WirePhone { Replies = [200] };
        _sides.House.Registrar.Restore([agent.Binding("bea"), party.Binding("carl")]);
        var rung = (DialOutcome.Answered)await _sides.House.Agents.RingAsync(new AgentRing(customer.CallId, "bea", Ring, "+4930111"), CancellationToken.None);
        var bridge = _sides.House.Bridge(customer.CallId, customer, rung.Leg);

        Assert.That(WirePhone.Status(await agent.RequestAsync("REFER", "Refer-To: <sip:carl@127.0.0.1?Replaces=a%40there%3Bto-tag%3D1%3Bfrom-tag%3D2>")), Is.EqualTo(202));
        var wish = await rung.Leg.TransferRequests.ReadAsync(new CancellationTokenSource(Ring).Token);
        var outcome = await _sides.House.DialAsync(new NumberDial(customer.CallId, wish.Target, Ring) { Data = wish.Data }, CancellationToken.None);
        wish.Complete(null);

        Assert.That(outcome, Is.InstanceOf<DialOutcome.Answered>());
        var invite = party.Received.Single(m => m.StartsWith("INVITE", StringComparison.Ordinal));
        Assert.That((WirePhone.Header(invite, "Replaces"), WirePhone.Header(invite, "Require")), Is.EqualTo(("a@there;to-tag=1;from-tag=2", "replaces")));
        bridge.Close();
    }

    private static AudioClip Loud() => new(Enumerable.Range(0, AudioClip.SampleRate).Select(i => (short)(i % 16 < 8 ? 8000 : -8000)).ToArray());

    private sealed class Ear(Action heard) : IAudioSink
    {
        public void Write(ReadOnlySpan<short> frame)
        {
            if (frame.ContainsAnyInRange((short)4000, short.MaxValue))
            {
                heard();
            }
        }
    }

    private sealed class Newcomer : ISessionObserver
    {
        public static readonly byte[] Sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n"u8.ToArray();

        public TaskCompletionSource Confirmed { get; } = new();

        public InviteSession? Session { get; private set; }

        public void OnProgress(InviteSession session, int status, SipBody? body)
        {
        }

        public void OnConfirmed(InviteSession session)
        {
            Session = session;
            Confirmed.TrySetResult();
        }

        public void OnOffer(InviteSession session, SipBody offer) => session.RefuseOffer();

        public void OnOfferWanted(InviteSession session) => session.RefuseOffer();

        public void OnAnswer(InviteSession session, SipBody answer)
        {
        }

        public void OnOfferFailed(InviteSession session, int status)
        {
        }

        public int OnInfo(InviteSession session, SipBody body) => 200;

        public void OnRefer(InviteSession session, ReferRequest refer) => refer.Refuse(603);

        public void OnEnded(InviteSession session, SessionEnd end) => Confirmed.TrySetException(new InvalidOperationException($"{end}"));
    }
}
