using System.Threading.Channels;
using CallCenter.Acd.Logging;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Core;

/// <summary>
/// The one loop that owns queues, agents, offers and conversations. Messages run one after the other and never wait; whatever takes
/// time runs outside and posts its result back. Effects (answers, outside work) start only after <see cref="AfterEach"/> has
/// brought queues and agents' views up to date, so nobody sees an answer before its consequence.
/// </summary>
/// <param name="start">starts outside work; in production on the thread pool.</param>
internal sealed class FloorMailbox(Action<Func<Task>> start, ILogger log)
{
    private readonly Channel<Action> _messages = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<Action> _effects = [];
    private long _working;

    /// <summary>Runs before each message, inside the loop.</summary>
    public Action? BeforeEach { get; set; }

    /// <summary>Runs after each message, inside the loop.</summary>
    public Action? AfterEach { get; set; }

    /// <summary>Works running outside the loop.</summary>
    public long Working => Interlocked.Read(ref _working);

    public void Post(Action message) => _messages.Writer.TryWrite(message);

    /// <summary>Runs a question inside the loop; <paramref name="whenStopped"/> answers for a loop that has ended.</summary>
    public Task<T> AskAsync<T>(Func<T> question, T whenStopped)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var posted = _messages.Writer.TryWrite(() =>
        {
            try
            {
                var result = question();
                Later(() => answer.TrySetResult(result));
            }
            catch (Exception bug)
            {
                answer.TrySetException(bug);
                throw;
            }
        });
        return posted ? answer.Task : Task.FromResult(whenStopped);
    }

    /// <summary>Only inside the loop: does something short after the current message and its consequences, in the order given.</summary>
    public void Later(Action effect) => _effects.Add(effect);

    /// <summary>Only inside the loop: starts work that may wait. It must post its result itself, also when it fails.</summary>
    public void Outside(Func<Task> work)
    {
        Interlocked.Increment(ref _working);
        Later(() => start(() => GuardAsync(work)));
    }

    /// <summary>Runs until <see cref="Complete"/> and everything posted before it is done.</summary>
    public async Task RunAsync()
    {
        while (await _messages.Reader.WaitToReadAsync())
        {
            while (_messages.Reader.TryRead(out var message))
            {
                Run(message);
            }
        }
    }

    public void Complete() => _messages.Writer.TryComplete();

    private void Run(Action message)
    {
        Guard(BeforeEach);
        Guard(message);
        Guard(AfterEach);
        for (var i = 0; i < _effects.Count; i++)
        {
            Guard(_effects[i]); // may add another one
        }

        _effects.Clear();
    }

    private void Guard(Action? action)
    {
        try
        {
            action?.Invoke();
        }
        catch (Exception bug)
        {
            log.LoopFailed(bug);
        }
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception bug)
        {
            log.WorkFailed(bug);
        }
        finally
        {
            Interlocked.Decrement(ref _working);
        }
    }
}
