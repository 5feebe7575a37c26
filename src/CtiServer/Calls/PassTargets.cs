namespace CallCenter.CtiServer.Calls;

/// <summary>Whom somebody outside means who passes a caller on (REFER): a number with a flow of its own, a queue by name, or a number to be dialed.</summary>
internal sealed class PassTargets(NumberRouter router, IQueueStore queues)
{
    private const int ShortestNumber = 3;

    /// <summary>Null when it is nobody here and no number.</summary>
    public async Task<PassTarget?> FindAsync(string target, CancellationToken ct)
    {
        if (router.RouteOf(target) is { } flow)
        {
            return new PassTarget(flow, null);
        }

        if (await queues.GetAsync(target, ct) is { } queue)
        {
            return new PassTarget(null, new FlowOutcome.Enqueue(queue.Name, Priority: 0));
        }

        return target.Length >= ShortestNumber && target.TrimStart('+').All(char.IsAsciiDigit)
            ? new PassTarget(null, new FlowOutcome.Transfer(target))
            : null;
    }
}
