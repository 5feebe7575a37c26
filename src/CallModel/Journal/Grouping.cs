using System.Runtime.CompilerServices;

namespace CallCenter.CallModel.Journal;

/// <summary>Takes from a stream whatever is there already as one group.</summary>
internal static class Grouping
{
    /// <summary>Groups of at least one.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> InGroupsAsync<T>(
        this IAsyncEnumerable<T> source, int largest, [EnumeratorCancellation] CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var items = source.GetAsyncEnumerator(ending.Token);
        var next = items.MoveNextAsync().AsTask();
        try
        {
            var group = new List<T>();
            while (await next)
            {
                group.Add(items.Current);
                next = items.MoveNextAsync().AsTask();
                if (!next.IsCompleted || group.Count == largest)
                {
                    yield return group;
                    group.Clear();
                }
            }

            if (group.Count > 0)
            {
                yield return group;
            }
        }
        finally
        {
            // An iterator may be disposed only when no read of it is under way.
            await ending.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }
}
