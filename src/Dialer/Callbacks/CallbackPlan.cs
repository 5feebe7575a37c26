namespace CallCenter.Dialer.Callbacks;

/// <summary>
/// When a callback is dialed: as soon as those who are before it, live callers and callbacks in flight, are fewer than the agents who are free
/// or are expected to be by the time the person answers. So nobody who waits is passed, and no more ring than agents can take.
/// </summary>
public static class CallbackPlan
{
    /// <summary>From the INVITE to the agent, as expected; seconds.</summary>
    public const int WaySeconds = 13;

    /// <param name="due">places of the callbacks that may be dialed, the first one first.</param>
    /// <param name="live">places of those who wait in the queue.</param>
    /// <param name="inFlight">callbacks that ring, or have answered and have no agent yet and are not in the queue.</param>
    /// <param name="idle">agents who are ready.</param>
    /// <param name="soonFree">further agents who are expected to be free within <see cref="WaySeconds"/>; a fraction counts for nothing.</param>
    /// <returns>how many of <paramref name="due"/> to dial now.</returns>
    public static int Dial(IReadOnlyList<DateTimeOffset> due, IReadOnlyList<DateTimeOffset> live, int inFlight, int idle, double soonFree)
    {
        var supply = idle + (int)soonFree;
        var dial = 0;
        while (dial < due.Count && live.Count(place => place < due[dial]) + inFlight + dial < supply)
        {
            dial++;
        }

        return dial;
    }
}
