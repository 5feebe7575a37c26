using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CtiServer.Tests.Calls;

internal sealed class CallPipelineTests
{
    private readonly ManualTimeProvider _time = new();
    private FakeFloor _floor = null!;
    private FakeDesk _desk = null!;
    private FakeTelephony _telephony = null!;
    private FakeJournal _journal = null!;
    private FakeCallLeg _caller = null!;
    private FakePhones _phones = null!;
    private FakeCallbacks _callbacks = null!;

    [SetUp]
    public void Open()
    {
        (_floor, _desk, _telephony, _journal) = (new FakeFloor(), new FakeDesk(), new FakeTelephony(), new FakeJournal());
        _callbacks = new FakeCallbacks();
        (_caller, _phones) = (new FakeCallLeg(_time), new FakePhones());
    }

    [Test]
    public async Task Handle_FlowEnds_CallerIsHungUp()
    {
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.HangUp());

        await HandleAsync();

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "flow sales" }));
        Assert.That(_caller.End, Is.EqualTo(new CallEnd(CallResult.Completed, EndReason.FlowEnded)));
        Assert.That(_journal.Of<CustomerMatched>().Single().CustomerIds, Is.EqualTo(new[] { FakeDesk.Ada.Id }));
    }

    [Test]
    public async Task Handle_Enqueue_WaitsWithTheTicketAndComesBackByTheQueuesEdge()
    {
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("support", 5));
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.TimedOut());
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("sales", 0));
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.Unavailable("full"));
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.HangUp());

        await HandleAsync();

        Assert.That(_floor.Steps, Is.EqualTo(new[]
        {
            "flow sales", "queue support 5 with ticket", "resume sales timedOut", "queue sales 0 with ticket", "resume sales unavailable",
        }));
    }

    [Test]
    public async Task Handle_WhatTheCallerKeyed_OutranksTheNumber()
    {
        var bob = new Customer(Guid.CreateVersion7(), "Bob", [], ValueClass: "A") { Code = "42" };
        _desk.Keys.Add("42", bob);
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("support", 0));
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.Served("ann"));

        await HandleAsync(keyed: "42");

        var context = _floor.Request!.Context;
        Assert.That((context.Customers.Single().Name, context.FoundBy, context.Ticket!.CustomerId), Is.EqualTo(("Bob", new FoundBy("contract", "42"), (Guid?)bob.Id)));
        Assert.That(_journal.Of<CustomerMatched>().Select(m => m.By), Is.EqualTo(new[] { null, "contract" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Handle_QueueServedOrAbandoned_FlowIsNotAskedAgain(bool served)
    {
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("support", 0));
        _floor.QueueOutcomes.Enqueue(served ? new QueueOutcome.Served("ann") : new QueueOutcome.Abandoned());

        await HandleAsync();

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "flow sales", "queue support 0 with ticket" }));
    }

    [Test]
    public async Task Handle_CallerLeavesInTheFlow_NothingFollows()
    {
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("support", 0));
        _floor.During = caller => ((FakeCallLeg)caller).HangUp();

        await HandleAsync();

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "flow sales" }));
    }

    [Test]
    public async Task Handle_TransferFails_FlowGoesOnAtItsEdge()
    {
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Transfer("+4930999"));
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.HangUp());

        await HandleAsync();

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "flow sales", "resume sales failed" }));
    }

    [Test]
    public async Task Handle_OutboundToAQueue_NeedsNoFlowAndLooksUpWhomWeCalled()
    {
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.Served("ann"));

        await HandleAsync(CallDirection.Outbound, queue: "support");

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "queue support 0 with ticket" }));
        Assert.That((_desk.Asked.Single(), _floor.Context!.RemoteNumber), Is.EqualTo(("4242", "4242")));
    }

    [Test]
    public async Task Handle_OutboundToAFlow_RunsThatFlow()
    {
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.HangUp());

        await HandleAsync(CallDirection.Outbound, flow: "reminder");

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "flow reminder" }));
    }

    [Test]
    public async Task Handle_StoreIsBroken_CallerIsServedAllTheSame()
    {
        _desk.Broken = new InvalidOperationException("no disk");
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("support", 0));
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.Served("ann"));

        await HandleAsync();

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "flow sales", "queue support 0" }));
    }

    [Test]
    public async Task Handle_TicketComesLate_IsWaitedFor()
    {
        var gate = new TaskCompletionSource();
        _desk.Gate = gate.Task;
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.HangUp());

        var handling = HandleAsync();
        Assert.That((handling.IsCompleted, _caller.End is not null), Is.EqualTo((false, true)), "the caller does not wait, the call's end does");
        gate.SetResult();
        await handling;

        Assert.That(_floor.Context!.Ticket, Is.Not.Null);
    }

    [Test]
    public async Task Handle_TicketComesLate_CallerIsQueuedAllTheSame()
    {
        var gate = new TaskCompletionSource();
        _desk.Gate = gate.Task;
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("support", 0));
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.Served("ann"));

        var handling = HandleAsync();
        Assert.That(_floor.Steps, Is.EqualTo(new[] { "flow sales", "queue support 0" }));
        Assert.That(_floor.Context!.Identified.IsCompleted, Is.False, "the pop waits for it a moment");
        gate.SetResult();
        await handling;
    }

    [Test]
    public async Task Handle_CallOfACampaign_IsTheCampaigns()
    {
        var campaign = Guid.CreateVersion7();
        await HandleAsync(CallDirection.Outbound, campaign: campaign);
        Assert.That(_floor.Steps, Is.EqualTo(new[] { $"campaign {campaign}" }));
    }

    [Test]
    public async Task Handle_OutsideMenuPassesTheCallerOnToAQueue_TheDataGoesAlong()
    {
        var other = new FakeCallLeg(_time, _caller.CallId, "+4930999", role: LegRole.Outside);
        await other.AnswerAsync();
        _telephony.Outcome = new DialOutcome.Answered(other);
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Transfer("+4930999"));
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.Served("ann"));

        var handling = HandleAsync();
        other.AskForTransfer(new TransferRequest("support", _ => { }) { Data = new Dictionary<string, string> { ["x-pin"] = "7" } });
        await handling;

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "flow sales", "queue support 0 with ticket" }));
        Assert.That((_floor.Context!.Get("x-account"), _floor.Context.Get("x-pin")), Is.EqualTo(("42", "7")));
    }

    [TestCase("ben", "user:anna", true)]
    [TestCase("anna", "user:anna", false, Description = "nobody calls themselves")]
    [TestCase("ben", "carrier", false, Description = "who is outside reaches flows alone")]
    public async Task Handle_TelephoneDialsAColleague_TheirTelephoneIsCalled(string dialed, string trunk, bool called)
    {
        _phones.Add("ben").Add("anna");
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.HangUp());

        await HandleAsync(dialed: dialed, trunk: trunk);

        Assert.That((_floor.Steps.Count == 0, _journal.Of<CallTransferred>().Count()), Is.EqualTo((called, called ? 1 : 0)));
    }

    [Test]
    public async Task Handle_WhomATelephoneReachedPassesItOn_IsGoneAlongWith()
    {
        _phones.Add("ben");
        var other = new FakeCallLeg(_time, _caller.CallId, "ben", role: LegRole.Outside);
        await other.AnswerAsync();
        _telephony.Outcome = new DialOutcome.Answered(other);
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.Served("ann"));

        var handling = HandleAsync(dialed: "ben", trunk: "user:anna");
        other.AskForTransfer(new TransferRequest("support", _ => { }));
        await handling;

        Assert.That(_floor.Steps, Is.EqualTo(new[] { "queue support 0 with ticket" }));
    }

    [Test]
    public async Task Handle_CallerWouldRatherBeCalledBack_ThePlaceIsKept()
    {
        var place = _time.GetUtcNow().AddMinutes(-3);
        _callbacks.Rules = new CallbackRules("support", CallbackMode.CustomerFirst) { OfferAfterSeconds = 90 };
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("support", 0));
        _floor.QueueOutcomes.Enqueue(new QueueOutcome.CallbackWanted(place));
        _caller.OnPlay = playback => playback.Stop();

        await HandleAsync();

        Assert.That(_floor.Request!.CallbackAfter, Is.EqualTo(TimeSpan.FromSeconds(90)));
        Assert.That(_callbacks.Asked.Single(), Has.Property("PlaceAt").EqualTo(place).And.Property("Queue").EqualTo("support").And.Property("Number").EqualTo("+4930111"));
        Assert.That(_caller.End!.Reason, Is.EqualTo(EndReason.FlowEnded));
    }

    [TestCase(null, new[] { "flow callback", "queue sales 0 with ticket" })]
    [TestCase("ann", new[] { "queue sales 0 with ticket", "queue sales 0 with ticket" }, Description = "the agent who was kept is not there: whoever serves the queue")]
    public async Task Handle_WhoIsCalledBack_HasTheKeptPlace(string? kept, string[] steps)
    {
        var place = _time.GetUtcNow().AddMinutes(-3);
        _callbacks.Made = new Callback(Guid.CreateVersion7(), "+4930111", null, "sales", null, TicketSource.Phone, CallbackState.Dialing, place, null, kept, null, null);
        _floor.FlowOutcomes.Enqueue(new FlowOutcome.Enqueue("sales", 0));
        if (kept is not null)
        {
            _floor.QueueOutcomes.Enqueue(new QueueOutcome.TimedOut());
        }

        _floor.QueueOutcomes.Enqueue(new QueueOutcome.Served("ann"));

        await HandleAsync(CallDirection.Outbound, callback: _callbacks.Made.Id);

        Assert.That(_floor.Steps, Is.EqualTo(steps));
        Assert.That((_floor.Request!.Since, _floor.Request.Agent), Is.EqualTo((place, (string?)null)));
    }

    private Task HandleAsync(CallDirection direction = CallDirection.Inbound, string? flow = null, string? queue = null, string dialed = "4242",
        string trunk = "t", Guid? campaign = null, Guid? callback = null, string? keyed = null)
    {
        var settings = new FlowSettings("flows", "default", new Dictionary<string, string> { ["4242"] = "sales" });
        var recorder = new CallRecorder(Settings.With(recordCalls: false, "data"), null!, _journal, _time);
        var overflow = new QueueOverflow(new QueueVoicemail(null!, new FakeVoices(), recorder, _journal, _time), null!, new FakeVoices());
        var pipeline = new CallPipeline(new NumberRouter(settings, new NumberingPlan()),
            new CallerIdentification(_desk, new NoCalls(), _journal, _time, NullLogger<CallerIdentification>.Instance), _floor, _floor, overflow, _floor,
            new OutsideTransfer(_telephony, new FakeVoices(), Targets.Of("support"), _journal, _time),
            new PhoneCalls(new NumberRouter(settings, new NumberingPlan()), _phones, new DialingSettings([], [], [])), recorder,
            new CallbackCalls(_callbacks, _callbacks, new NumberingPlan(), new FakeVoices()),
            new WaitingAnswers(new OneQueue(new QueueConfig("support")), null!, _time));
        return pipeline.HandleAsync(new LiveCall(_caller, direction, "+4930111", null, dialed, trunk, _time.GetUtcNow(), flow, queue)
        {
            Campaign = campaign,
            Callback = callback,
            Data = keyed is null ? new Dictionary<string, string> { ["x-account"] = "42" } : new Dictionary<string, string> { ["contract"] = keyed },
        });
    }
}
