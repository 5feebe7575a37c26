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
}
