using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;
using CallCenter.Testing;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Tests.Calls;

/// <summary>The first and the last fact of a call, whatever happens in between.</summary>
internal sealed class CallTests
{
    private static readonly CallEnd Gone = new(CallResult.Completed, EndReason.CallerHungUp, 200);
    private readonly ManualTimeProvider _time = new();
    private FakeJournal _journal = null!;
    private CallTable _calls = null!;

    [Test]
    public async Task Serve_WorkThatGoesOnAfterTheCaller_IsWaitedFor()
    {
        var last = new TaskCompletionSource();
        var (call, leg) = Begin(async live =>
        {
            await last.Task;
            _journal.Append(new RecordingSaved { At = _time.GetUtcNow(), CallId = live.Caller.CallId, File = "x.wav", Seconds = 1 });
        });

        await leg.HangUpAsync(Gone);
        Assert.That(_journal.Of<CallEnded>(), Is.Empty, "the call's work is not done");
        last.SetResult();
        await call.Ended;

        Assert.That(_journal.Facts.Select(f => f.GetType()), Is.EqualTo(new[] { typeof(CallArrived), typeof(RecordingSaved), typeof(CallEnded) }));
        Assert.That(_journal.Of<CallEnded>().Single().End, Is.EqualTo(Gone));
        await Until.TrueAsync(() => _calls.Count == 0);
    }

    [Test]
    public async Task Serve_WorkThatNeverEnds_IsWaitedForWithinTheBoundOnly()
    {
        var (call, leg) = Begin(_ => new TaskCompletionSource().Task);
        await leg.HangUpAsync(Gone);
        await Until.TrueAsync(() => _time.NextDue is not null);

        _time.Advance(Call.Patience);
        await call.Ended;

        Assert.That(_journal.Of<CallEnded>().Single().End, Is.EqualTo(Gone));
        Assert.That(_logs.Lines, Has.Length.EqualTo(1).And.Some.Contains("still at work"));
    }

    [Test]
    public async Task Serve_WorkThatThrows_EndsThisCallAsFailed()
    {
        var (call, _) = Begin(_ => throw new InvalidOperationException("a bug"));

        await call.Ended;

        Assert.That(_journal.Of<CallEnded>().Single().End, Is.EqualTo(new CallEnd(CallResult.Failed, EndReason.ServerError, 500)));
    }

    [Test]
    public async Task Serve_WorkThatForgetsTheCaller_HangsUp()
    {
        var (call, leg) = Begin(_ => Task.CompletedTask);

        await call.Ended;

        Assert.That(leg.End, Is.EqualTo(new CallEnd(CallResult.Completed, EndReason.FlowEnded)));
    }

    [Test]
    public async Task EndAsync_CallThatNeverArrived_WritesNothing()
    {
        var leg = Leg();
        _calls = new CallTable(Services(), _logs.Factory().CreateLogger<Call>());
        var call = _calls.Begin(leg);

        await leg.HangUpAsync(Gone);
        await call.Ended;

        Assert.That(_journal.Facts, Is.Empty);
    }

    [Test]
    public async Task Serve_OutboundCallThatNobodyAnswers_IsNeverServed()
    {
        var served = 0;
        var (call, leg) = Begin(_ => Task.FromResult(served++), CallDirection.Outbound);

        await leg.HangUpAsync(new CallEnd(CallResult.NotConnected, EndReason.NoAnswer, 480));
        await call.Ended;

        Assert.That((served, _journal.Of<CallEnded>().Single().End.Reason), Is.EqualTo((0, EndReason.NoAnswer)));
    }

    private LogLines _logs = null!;

    [SetUp]
    public void Forget()
    {
        _journal = new FakeJournal();
        _logs = new LogLines();
    }

    private (Call Call, CallLeg Leg) Begin(Func<LiveCall, Task> work, CallDirection direction = CallDirection.Inbound)
    {
        var leg = Leg();
        _calls = new CallTable(Services(), _logs.Factory().CreateLogger<Call>()) { Handler = new Handler(work) };
        var call = _calls.Begin(leg);
        call.Arrive(new CallArrived { At = _time.GetUtcNow(), CallId = leg.CallId, Direction = direction, From = "1", To = "2", Trunk = "t" });
        call.Serve();
        return (call, leg);
    }

    private CallLeg Leg() => new(Services(), CallId.New(), LegRole.Caller, "1", _ => { });

    // no sound: none of these calls has a port
    private LegServices Services() => new(null!, null!, null!, null!, [], new NumberingPlan(), _journal, _time, _logs.Factory().CreateLogger<CallLeg>());

    private sealed class Handler(Func<LiveCall, Task> work) : ICallHandler
    {
        public Task HandleAsync(LiveCall call) => work(call);
    }
}
