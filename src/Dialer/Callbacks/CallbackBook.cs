using CallCenter.Dialer.Running;
using Microsoft.Extensions.Logging;

namespace CallCenter.Dialer.Callbacks;

/// <summary>Writes what callbacks come to that the server has dialed. Keeps nothing.</summary>
internal sealed partial class CallbackBook(ICallbackDesk callbacks, TimeProvider time, ILogger logger)
{
    /// <summary>Who moves them.</summary>
    public const string Server = "server";

    public const int MostWaiting = 500;

    /// <summary>What was being dialed when the server stopped waits again, with its place.</summary>
    public async Task ReopenAsync(CancellationToken ct)
    {
        foreach (var left in await callbacks.ListAsync(new CallbackQuery(CallbackState.Dialing, MostWaiting), ct))
        {
            await MoveAsync(left, new CallbackTransition(CallbackState.Waiting, Server), ct);
        }
    }

    /// <summary>
    /// Completes when it is written: a database that is away is waited for. Does nothing where the person has cancelled or postponed it meanwhile, or
    /// another call makes it.
    /// </summary>
    public Task EndAsync(Callback callback, CallId call, CallbackTransition move, CancellationToken stop) => Persistent.DoAsync(
        async () =>
        {
            if (await callbacks.GetAsync(callback.Id, stop) is { State: CallbackState.Dialing } now && now.CallId == call)
            {
                await MoveAsync(now, move, stop);
            }
        },
        why => LogNotWritten(callback.Id, why), time, stop);

    /// <summary>Who has asked again while it was dialed waits once, with the earlier place.</summary>
    private async Task MoveAsync(Callback callback, CallbackTransition move, CancellationToken ct)
    {
        if ((await callbacks.MoveAsync(callback.Id, move, ct)).Ok || move.To != CallbackState.Waiting)
        {
            return;
        }

        var waiting = await callbacks.ListAsync(new CallbackQuery(CallbackState.Waiting, MostWaiting) { Queue = callback.Queue }, ct);
        foreach (var again in waiting.Where(other => other.Number == callback.Number && other.Queue == callback.Queue))
        {
            await callbacks.MoveAsync(again.Id, new CallbackTransition(CallbackState.Cancelled, Server), ct);
        }

        await callbacks.MoveAsync(callback.Id, move, ct);
    }

    [LoggerMessage(EventId = 13033, Level = LogLevel.Error, Message = "callback {Callback}: how its call ended cannot be written, tried again every second: {Why}")]
    private partial void LogNotWritten(Guid callback, string why);
}
