namespace CallCenter.Acd.Waiting;

/// <summary>The moments of a wait at which something changes by the queue's rules.</summary>
internal static class WaitSteps
{
    /// <summary>Until the item may have to leave, by the longest wait or an overflow rule; null = never.</summary>
    /// <param name="waited">in this queue.</param>
    public static TimeSpan? Expiry(QueueConfig queue, TimeSpan waited) => Next(waited,
        queue.Rules.Overflow.Where(rule => rule.When == OverflowCause.Wait).Select(rule => rule.Limit).Append(queue.MaxWaitSeconds));

    /// <summary>Until more agents may serve it; null when all may.</summary>
    /// <param name="waited">over all queues.</param>
    public static TimeSpan? Widening(QueueRules rules, TimeSpan waited) => Next(waited,
        [.. rules.Groups.Select(group => group.AfterSeconds), .. rules.Skills.SelectMany(skill => skill.Steps).Select(step => step.AfterSeconds),
            rules.LastAgent ? rules.LastAgentSeconds : 0]);

    private static TimeSpan? Next(TimeSpan waited, IEnumerable<int> seconds)
    {
        var ahead = seconds.Where(s => s > waited.TotalSeconds).ToList();
        return ahead.Count == 0 ? null : TimeSpan.FromSeconds(ahead.Min()) - waited;
    }
}
