using System.Data.Common;
using CallCenter.CallModel.Health;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallModel.Journal;

/// <summary>
/// Keeps one reader at the journal's end for as long as the server runs. Whatever fails (the subscription, the reader's database) is logged
/// once, waited out and taken up where the reader was; the health page shows who is behind or failing.
/// </summary>
/// <param name="name">of the part on the health page: what the reader keeps ("tickets", "questions", "figures").</param>
public sealed partial class JournalFollower(string name, IJournalReader reader, IJournal journal, TimeProvider time, ILogger logger) : IHealthPart
{
    private const int LargestGroup = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A fact that waits longer than this for its reader is shown.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(30);

    private long _position;
    private long _inHand;
    private string? _trouble;

    /// <summary>The last fact that the reader has taken and kept.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Runs until cancelled; throws nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await FollowAsync(ct))
                {
                    continue; // it was too slow for the journal, which ends a subscription then
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Failed(error);
            }

            await Task.Delay(Pause, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    public PartHealth Check()
    {
        if (Volatile.Read(ref _trouble) is { } trouble)
        {
            return new PartHealth(name, PartState.Degraded, HealthLine.Of(HealthCode.FollowerStopped,
                $"stopped after fact {Position}, tried again every second: {trouble}", ("position", Position), ("why", trouble)));
        }

        var inHand = Volatile.Read(ref _inHand);
        var late = inHand == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(time.GetUtcNow().UtcTicks - inHand);
        return late > Behind
            ? new PartHealth(name, PartState.Degraded, HealthLine.Of(
                HealthCode.FollowerLate, $"{late.TotalSeconds:0} s behind the journal", ("seconds", Math.Round(late.TotalSeconds))))
            : new PartHealth(name, PartState.Ok, new HealthLine(HealthCode.FollowerReady, "follows the journal"));
    }

    /// <summary>Until the subscription ends; false when it gave nothing: the journal is closing.</summary>
    private async Task<bool> FollowAsync(CancellationToken ct)
    {
        var from = await reader.ResumeAsync(ct);
        Volatile.Write(ref _position, from);
        await foreach (var group in journal.SubscribeAsync(from, ct).InGroupsAsync(LargestGroup, ct))
        {
            foreach (var entry in group)
            {
                Volatile.Write(ref _inHand, entry.Fact.At.UtcTicks);
                await TakeAsync(entry, ct);
            }

            await reader.KeepAsync(group[^1].Seq, ct);
            Kept(group[^1].Seq);
        }

        return Position > from;
    }

    private async ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
    {
        try
        {
            await reader.TakeAsync(entry, ct);
        }
        catch (Exception error) when (error is not (DbException or IOException or OperationCanceledException))
        {
            LogLeftOut(name, entry.Seq, error);
        }
    }

    private void Kept(long seq)
    {
        Volatile.Write(ref _position, seq);
        Volatile.Write(ref _inHand, 0);
        if (Interlocked.Exchange(ref _trouble, null) is not null)
        {
            LogGoesOn(name, seq);
        }
    }

    private void Failed(Exception error)
    {
        if (Interlocked.Exchange(ref _trouble, error.Message) is null)
        {
            LogFailed(name, Position, error.Message, error is DbException ? null : error);
        }
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Error, Message = "The journal's reader '{Name}' stopped after fact {Seq}, tried again every second: {Why}")]
    private partial void LogFailed(string name, long seq, string why, Exception? error);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Information, Message = "The journal's reader '{Name}' goes on, now at fact {Seq}")]
    private partial void LogGoesOn(string name, long seq);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Error, Message = "The journal's reader '{Name}' could not take fact {Seq}, which is left out")]
    private partial void LogLeftOut(string name, long seq, Exception error);
}
