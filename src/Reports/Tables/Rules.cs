namespace CallCenter.Reports.Tables;

/// <summary>What reports take from the present settings: how queues are judged, and whom they have.</summary>
internal sealed class Rules(IEnumerable<QueueConfig> queues, IEnumerable<UserProfile> users, ServiceLevelFormula usual)
{
    private readonly Dictionary<string, QueueRule> _queues = queues.ToDictionary(q => q.Name, q => Of(q, usual), StringComparer.Ordinal);
    private readonly QueueRule _gone = Of(new QueueConfig(""), usual);

    /// <summary>The queues of each agent.</summary>
    private readonly Dictionary<string, IReadOnlyList<string>> _agents = users.ToDictionary(u => u.User, u => u.Queues, StringComparer.Ordinal);

    /// <summary>A queue that is gone is judged as a new one would be.</summary>
    public QueueRule Queue(string name) => _queues.GetValueOrDefault(name, _gone);

    /// <summary>The queues that an agent serves now.</summary>
    public IReadOnlyList<string> QueuesOf(string agent) => _agents.GetValueOrDefault(agent, []);

    private static QueueRule Of(QueueConfig queue, ServiceLevelFormula usual) =>
        new(queue.ServiceLevelFormula ?? usual, queue.ServiceLevelSeconds, queue.ShortAbandonSeconds);
}
