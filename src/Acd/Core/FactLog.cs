using CallCenter.CallModel;

namespace CallCenter.Acd.Core;

/// <summary>Writes facts at whole milliseconds, so that a fact read back from the journal equals the one in memory.</summary>
internal sealed class FactLog(IJournal journal, TimeProvider time)
{
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    public void Write(Fact fact) => journal.Append(fact);

    public long MillisecondsSince(DateTimeOffset since) => Math.Max(0, (long)(Now - since).TotalMilliseconds);
}
