using System.Net;
using System.Net.Sockets;
using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Outbound;

/// <summary>One person, several telephones: who wins, who stops ringing, and what a refusal means.</summary>
[NonParallelizable]
internal sealed class SipAgentReachTests
{
    private static readonly CallEnd Bye = new(CallResult.Completed, EndReason.FlowEnded);
    private WirePhone _first = null!;
    private WirePhone _second = null!;
    private Sides _sides = null!;
    private string _agent = "";

    [OneTimeSetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [SetUp]
    public void PlugIn() => (_first, _second) = (new WirePhone(), new WirePhone());

    [TearDown]
    public void HangUp()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Test]
    public async Task Ring_OneAnswers_TheOtherStopsRinging()
    {
        (_first.Replies, _second.Replies) = ([180], [180, 200]);
        var outcome = await RingAsync(_first.Binding("x"), _second.Binding("x"));

        Assert.That(outcome, Is.InstanceOf<DialOutcome.Answered>());
        await Until.TrueAsync(() => _first.Count("CANCEL") == 1);
        await ((DialOutcome.Answered)outcome).Leg.HangUpAsync(Bye);
        await Until.TrueAsync(() => _second.Count("BYE") == 1);
    }

    [Test]
    public async Task Ring_OneDeclinesForAll_TheOtherStopsRinging()
    {
        (_first.Replies, _second.Replies) = ([603], [180]);

        Assert.That(await RefusalAsync(), Is.EqualTo(new CallEnd(CallResult.NotConnected, EndReason.Declined, 603)));
        await Until.TrueAsync(() => _second.Count("CANCEL") == 1);
    }

    [Test]
    public async Task Ring_OneIsTurnedAwayWhileItRings_TheOtherStopsRinging()
    {
        (_first.Replies, _second.Replies) = ([180, 486], [180]);

        Assert.That((await RefusalAsync()).Reason, Is.EqualTo(EndReason.Busy));
        await Until.TrueAsync(() => _second.Count("CANCEL") == 1);
    }

    [Test]
    public async Task Ring_OneIsBusyAndTheOtherRings_TheOtherMayAnswer()
    {
        (_first.Replies, _second.Replies) = ([486], [180, 200]);
        var outcome = await RingAsync(_first.Binding("x"), _second.Binding("x"));

        Assert.That(outcome, Is.InstanceOf<DialOutcome.Answered>());
        await ((DialOutcome.Answered)outcome).Leg.HangUpAsync(Bye);
    }

    [TestCase(486, EndReason.Busy)]
    [TestCase(480, EndReason.NoAnswer)]
    public async Task Ring_OneRefusesAndTheOtherIsDead_NobodyWaitsForTheDeadOne(int status, EndReason reason)
    {
        _first.Replies = [status];
        var ringing = RefusalAsync();

        Assert.That((await ringing.WaitAsync(TimeSpan.FromSeconds(10))).Reason, Is.EqualTo(reason), "the ring time is 20 s");
    }

    [Test]
    public async Task Ring_AnswerWithoutSound_IsARefusal()
    {
        (_first.Replies, _first.Sdp) = ([180, 200], "");

        Assert.That((await RefusalAsync(_first.Binding("x"))).Reason, Is.EqualTo(EndReason.NoMediaOffered));
        await Until.TrueAsync(() => _first.Count("ACK") == 1 && _first.Count("BYE") == 1);
    }

    [Test]
    public async Task Ring_TwoWaysToOneTelephone_OneRings()
    {
        (_first.Replies, _second.Replies) = ([603], [603]);
        await RefusalAsync(_first.Binding("x", "\"<urn:uuid:1>\"", regId: 1), _second.Binding("x", "\"<urn:uuid:1>\"", regId: 2));

        Assert.That(_first.Count("INVITE") + _second.Count("INVITE"), Is.EqualTo(1));
    }

    [Test]
    public async Task Ring_LargeInvite_ComesByUdpToTheTelephoneThatRegisteredSo()
    {
        using var stream = new TcpListener(IPAddress.Loopback, _first.Port);
        stream.Start();
        _first.Replies = [603];
        var data = Enumerable.Range(0, 40).ToDictionary(i => $"Variable{i}", _ => new string('x', 60));

        Assert.That((await RefusalAsync(data, _first.Binding("x"))).Reason, Is.EqualTo(EndReason.Declined));
        Assert.That(_first.Received[0], Has.Length.GreaterThan(2400));
        Assert.That(stream.Pending(), Is.False, "nobody tried TCP first");
    }

    [Test]
    public void Registered_AgainAndAgain_IsOneFact()
    {
        var phone = _first.Binding("ann");
        _sides.House.Registrar.Restore([phone]);
        _sides.House.Registrar.Restore([phone with { ExpiresAt = phone.ExpiresAt.AddMinutes(1), CSeq = 2 }]);

        Assert.That(_sides.HouseJournal.Of<PhoneRegistered>().Count(f => f.Agent == "ann"), Is.EqualTo(1));
    }

    private Task<CallEnd> RefusalAsync() => RefusalAsync(_first.Binding("x"), _second.Binding("x"));

    private Task<CallEnd> RefusalAsync(params SipStack.Registration.Binding[] telephones) => RefusalAsync(null, telephones);

    private async Task<CallEnd> RefusalAsync(Dictionary<string, string>? data, params SipStack.Registration.Binding[] telephones) =>
        ((DialOutcome.Refused)await RingAsync(data, telephones)).End;

    private Task<DialOutcome> RingAsync(params SipStack.Registration.Binding[] telephones) => RingAsync(null, telephones);

    private Task<DialOutcome> RingAsync(Dictionary<string, string>? data, SipStack.Registration.Binding[] telephones)
    {
        _agent = $"agent{Guid.NewGuid():N}";
        _sides.House.Registrar.Restore(telephones.Select(b => b with { User = _agent }));
        return _sides.House.Agents.RingAsync(new AgentRing(CallId.New(), _agent, TimeSpan.FromSeconds(20), "+4930111", Data: data), CancellationToken.None);
    }
}
