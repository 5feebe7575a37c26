using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// Supervisors' words on agents' pages. Each is a fact; the newest are kept in memory, and a page is always sent all of them, so that none
/// is lost to a page that reads slowly or opens later.
/// </summary>
internal sealed class AgentMessages(PageConnections connections, IJournal journal, TimeProvider clock)
{
    private const int MostKept = 20;

    private readonly ConcurrentDictionary<string, ImmutableList<AgentMessage>> _messages = new(StringComparer.Ordinal);
    private long _last = clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AgentMessage> Of(string agent) => _messages.GetValueOrDefault(agent, []);

    public void Send(string agent, string by, string text)
    {
        var message = new AgentMessage(Interlocked.Increment(ref _last), clock.GetUtcNow(), by, text);
        journal.Append(new AgentMessaged { At = message.At, Agent = agent, By = by, Text = text });
        var all = _messages.AddOrUpdate(agent, [message], (_, before) => [.. before.Add(message).TakeLast(MostKept)]);
        foreach (var page in connections.Of(agent))
        {
            page.Mailbox.Post("messages", all);
        }
    }
}
