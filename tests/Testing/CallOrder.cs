namespace CallCenter.Testing;

/// <summary>
/// The rule of every call's story, checked fact by fact in the order of the journal: <see cref="CallEnded"/> is a call's last fact. Behind it
/// stands only what could not be known before: the ticket of a call that nobody could give one,
/// and that its recording has been deleted by age.
/// </summary>
public sealed class CallOrder
{
    private readonly HashSet<CallId> _ended = [];
    private readonly HashSet<CallId> _linked = [];
    private readonly HashSet<CallId> _matched = [];

    /// <summary>What is wrong in a whole journal; null when nothing is.</summary>
    public static string? BrokenIn(IEnumerable<Fact> facts)
    {
        var order = new CallOrder();
        return facts.Select(order.Broken).FirstOrDefault(broken => broken is not null);
    }

    /// <summary>Takes the next fact; says what is wrong with its place, or null.</summary>
    public string? Broken(Fact fact)
    {
        if (fact is not CallFact of)
        {
            return null;
        }

        var late = _ended.Contains(of.CallId);
        if (of is CallEnded)
        {
            _ended.Add(of.CallId);
        }

        var first = of switch
        {
            TicketLinked => _linked.Add(of.CallId),
            CustomerMatched => _matched.Add(of.CallId),
            RecordingDeleted => true,
            _ => false,
        };
        return late && !first ? $"call {of.CallId}: {of.GetType().Name} was written after CallEnded" : null;
    }
}
