namespace CallCenter.Reports.Stories;

/// <summary>What happened in a range of time, in the shapes that reports count.</summary>
internal sealed class Past
{
    public List<CallTale> Calls { get; } = [];

    public List<QueueStay> Stays { get; } = [];

    public List<Handling> Handlings { get; } = [];

    public List<Offering> Offerings { get; } = [];

    public List<Passing> Passings { get; } = [];

    public List<AgentSpan> Spans { get; } = [];

    public List<ToldWait> Announcements { get; } = [];

    /// <summary>Lets go of everything that began before a moment.</summary>
    public void Forget(DateTimeOffset before)
    {
        Calls.RemoveAll(c => c.ArrivedAt < before);
        Stays.RemoveAll(s => s.EnteredAt < before);
        Handlings.RemoveAll(h => h.From < before);
        Offerings.RemoveAll(o => o.At < before);
        Passings.RemoveAll(p => p.At < before);
        Spans.RemoveAll(s => s.From < before);
        Announcements.RemoveAll(a => a.At < before);
    }
}
