using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace CallCenter.Dialer.Detection;

/// <summary>
/// Ends the campaigns' calls that machines have answered, while an agent is looked for or has begun to listen already. A share of them goes on to
/// an agent: what those agents say measures how often it errs, and too often switches it off. Safe from any thread.
/// </summary>
internal sealed partial class MachineWatch(DetectionOptions options, ILogger logger)
{
    public static readonly CallEnd Machine = new(CallResult.NotConnected, EndReason.MachineAnswered);

    private const int FewestWrong = 3;
    private const int MostRemembered = 10_000;

    private static readonly Meter Meter = new("CallCenter.Dialer");
    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>("callcenter.dialer.answers", null, "Who has answered, as far as could be heard.");
    private static readonly Counter<long> Wrong = Meter.CreateCounter<long>("callcenter.dialer.machines_wrong", null, "Persons whom an agent found where a machine had been heard.");

    private readonly Lock _gate = new();
    private readonly Dictionary<CallId, AnswerKind> _heard = [];
    private readonly Queue<CallId> _order = new();
    private int _persons;
    private int _wrong;
    private bool _off;

    public bool IsOn => options.On && !Volatile.Read(ref _off);

    /// <summary>Listens until it is decided or the call is over. Never throws.</summary>
    /// <param name="found">before the call of a machine is ended.</param>
    public async Task HearAsync(ICallLeg called, Action found)
    {
        if (!IsOn)
        {
            return;
        }

        var detector = new AnswerDetector();
        using (called.Listen(detector))
        {
            await ((Task)detector.Verdict).WaitAsync(called.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!detector.Verdict.IsCompletedSuccessfully)
        {
            return;
        }

        var verdict = await detector.Verdict;
        Verdicts.Add(1, new("who", $"{verdict.Kind}".ToLowerInvariant()), new("sign", $"{verdict.Why}"));
        Remember(called.CallId, verdict.Kind);
        if (verdict.Kind == AnswerKind.Machine && Random.Shared.NextDouble() >= options.Sample)
        {
            found();
            await called.HangUpAsync(Machine);
        }
    }

    /// <summary>What an agent found.</summary>
    public void Disposed(CallId call, string disposition)
    {
        lock (_gate)
        {
            if (!_heard.Remove(call, out var heard) || disposition == Dispositions.Machine)
            {
                return;
            }

            if (heard != AnswerKind.Machine)
            {
                _persons++;
                return;
            }

            Wrong.Add(1);
            _wrong++;
            var all = _wrong / options.Sample;
            var share = all / (_persons + all);
            if (!_off && _wrong >= FewestWrong && share > options.MostWrong)
            {
                _off = true;
                LogOff(_wrong, share, options.MostWrong);
            }
        }
    }

    private void Remember(CallId call, AnswerKind kind)
    {
        lock (_gate)
        {
            _heard[call] = kind;
            _order.Enqueue(call);
            if (_order.Count > MostRemembered)
            {
                _heard.Remove(_order.Dequeue());
            }
        }
    }

    [LoggerMessage(EventId = 13020, Level = LogLevel.Error,
        Message = "Machines are looked for no more until the next start: agents found {Wrong} persons where machines had been heard, {Share:P1} of all persons reckoned; {Most:P1} are allowed")]
    private partial void LogOff(int wrong, double share, double most);
}
