using System.Collections.Concurrent;
using CallCenter.AgentBridge.Hosting;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>
/// Slows down whoever guesses and keeps out nobody who knows the password: a right one is let in as soon as it has been looked at, a wrong one
/// is answered late and holds its places until then. A known session or device has a lane of its own; a stranger takes places in the lane of
/// user and address together and, unless that user has signed in from that address before, in those of the address and of the user.
/// </summary>
internal sealed partial class SignInGuard(TimeProvider clock, ILogger<SignInGuard> logger)
{
    private const int PruneAt = 10_000;
    private const int MostKnown = 50_000;
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(1);
    private static readonly int HashesAtOnce = Math.Max(1, Environment.ProcessorCount / 4);

    private readonly ConcurrentDictionary<string, SignInLane> _lanes = new();
    private readonly ConcurrentDictionary<(string User, string Address), DateTimeOffset> _signedInFrom = new();
    private readonly HashGate _strangers = new(HashesAtOnce, waiting: 64);
    private readonly HashGate _known = new(HashesAtOnce, waiting: 64);
    private readonly SeldomLog _seldom = new(clock, TimeSpan.FromSeconds(10));
    private long _prunedTicks;

    /// <summary>Runs one try when its turn has come.</summary>
    /// <param name="ct">the client has gone; the answer to a wrong password holds its places all the same.</param>
    public async Task<SignInOutcome> TryAsync(SignInAttempt attempt, Func<Task<bool>> check, CancellationToken ct)
    {
        Prune();
        var entered = new Stack<SignInLane>();
        try
        {
            foreach (var lane in LanesOf(attempt))
            {
                if (!await lane.EnterAsync(ct))
                {
                    return TooMany(attempt);
                }

                entered.Push(lane);
            }

            return await (attempt.Known is null ? _strangers : _known).RunAsync(check, ct) switch
            {
                null => TooMany(attempt),
                true => Good(attempt, entered),
                false => await WrongAsync(attempt, entered),
            };
        }
        finally
        {
            foreach (var lane in entered)
            {
                lane.Leave();
            }
        }
    }

    /// <summary>Always in the same order, so that two tries never wait for each other.</summary>
    private IEnumerable<SignInLane> LanesOf(SignInAttempt attempt)
    {
        if (attempt.Known is { } known)
        {
            yield return Lane($"known {known}", places: 2, waiting: 4, free: 3);
            yield break;
        }

        yield return Lane($"pair {attempt.Address} {attempt.User}", places: 4, waiting: 16, free: 3);
        if (!_signedInFrom.ContainsKey((attempt.User, attempt.Address)))
        {
            yield return Lane($"from {attempt.Address}", places: 16, waiting: 256, free: 20);
            yield return Lane($"user {attempt.User}", places: 8, waiting: 64, free: 20);
        }
    }

    private SignInLane Lane(string key, int places, int waiting, int free) => _lanes.GetOrAdd(key, _ => new SignInLane(places, waiting, free));

    private SignInOutcome Good(SignInAttempt attempt, Stack<SignInLane> lanes)
    {
        BridgeMeter.SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "good"));
        lanes.Last().Forget();
        if (_signedInFrom.Count < MostKnown)
        {
            _signedInFrom[(attempt.User, attempt.Address)] = clock.GetUtcNow();
        }

        return SignInOutcome.Good;
    }

    private async Task<SignInOutcome> WrongAsync(SignInAttempt attempt, Stack<SignInLane> lanes)
    {
        BridgeMeter.SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "wrong"));
        var now = clock.GetUtcNow();
        var delay = lanes.Max(lane => lane.Fail(now));
        if (delay > TimeSpan.Zero)
        {
            if (_seldom.Due(out var left))
            {
                LogGuessing(logger, attempt.User, attempt.Address, lanes.Max(lane => lane.Failures), left);
            }

            await Task.Delay(delay, clock, CancellationToken.None);
        }

        return SignInOutcome.Wrong;
    }

    private SignInOutcome TooMany(SignInAttempt attempt)
    {
        BridgeMeter.SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "tooMany"));
        if (_seldom.Due(out var left))
        {
            LogTooMany(logger, attempt.User, attempt.Address, left);
        }

        return SignInOutcome.TooMany;
    }

    private void Prune()
    {
        var now = clock.GetUtcNow();
        var last = Interlocked.Read(ref _prunedTicks);
        if (_lanes.Count < PruneAt || now.UtcTicks - last < PruneEvery.Ticks || Interlocked.CompareExchange(ref _prunedTicks, now.UtcTicks, last) != last)
        {
            return;
        }

        foreach (var (key, lane) in _lanes)
        {
            if (lane.IsIdle(now))
            {
                _lanes.TryRemove(key, out _);
            }
        }
    }

    [LoggerMessage(EventId = 8040, Level = LogLevel.Warning, Message = "Wrong passwords for {User} from {Address} ({Failures} counted): answers are slowed down; {Left} such lines left out")]
    private static partial void LogGuessing(ILogger logger, string user, string address, int failures, int left);

    [LoggerMessage(EventId = 8041, Level = LogLevel.Warning, Message = "Too many tries at once to sign in as {User} from {Address}: refused; {Left} such lines left out")]
    private static partial void LogTooMany(ILogger logger, string user, string address, int left);
}
