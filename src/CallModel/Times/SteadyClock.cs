namespace CallCenter.CallModel.Times;

/// <summary>
/// A clock to measure waiting by: it begins with the time of day and goes on evenly, whatever is done to the clock on the wall. Safe from any thread.
/// </summary>
public sealed class SteadyClock(TimeProvider time)
{
    private readonly DateTimeOffset _begun = time.GetUtcNow();
    private readonly long _mark = time.GetTimestamp();

    public DateTimeOffset Now => _begun + time.GetElapsedTime(_mark);
}
