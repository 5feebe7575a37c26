using System.Threading.Channels;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>What is done with calls: at first each is answered, shown to the test, and served until its caller has gone.</summary>
internal sealed class Script : ICallHandler
{
    private readonly Channel<LiveCall> _calls = Channel.CreateUnbounded<LiveCall>();

    public Func<LiveCall, Task>? Instead { get; set; }

    /// <summary>What is still done after the caller has gone.</summary>
    public Func<LiveCall, Task> Afterwards { get; set; } = _ => Task.CompletedTask;

    public int Served { get; private set; }

    public async Task<LiveCall> NextAsync() => await _calls.Reader.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

    public async Task HandleAsync(LiveCall call)
    {
        Served++;
        if (Instead is { } instead)
        {
            await instead(call);
            return;
        }

        await call.Caller.AnswerAsync();
        _calls.Writer.TryWrite(call);
        await EndOf(call.Caller);
        await Afterwards(call);
    }

    public static Task EndOf(ICallLeg leg)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        leg.Ended.Register(() => ended.TrySetResult());
        return ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
