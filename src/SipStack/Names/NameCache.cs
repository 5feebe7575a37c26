using System.Collections.Concurrent;

namespace CallCenter.SipStack.Names;

/// <summary>Answers of one sort, each remembered for its own time to live. Any thread.</summary>
internal sealed class NameCache<T>(TimeProvider time, Func<string, CancellationToken, Task<NameAnswer<T>?>> ask)
{
    private const int MostNames = 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Entry> _names = new(StringComparer.OrdinalIgnoreCase);

    private sealed record Entry(IReadOnlyList<T> Records, long At, TimeSpan Life);

    /// <summary>Completes at once for remembered names. While nobody answers, the last answer counts on (RFC 8767); empty when there was none.</summary>
    public async ValueTask<IReadOnlyList<T>> GetAsync(string name, CancellationToken ct)
    {
        if (_names.TryGetValue(name, out var known) && time.GetElapsedTime(known.At) < known.Life)
        {
            return known.Records;
        }

        var answer = await ask(name, ct);
        if (_names.Count >= MostNames)
        {
            _names.Clear();
        }

        var records = answer?.Records ?? known?.Records ?? [];
        var life = answer?.TimeToLive ?? NameResolver.RetryAfter;
        _names[name] = new Entry(records, time.GetTimestamp(), life > Longest ? Longest : life);
        return records;
    }
}
