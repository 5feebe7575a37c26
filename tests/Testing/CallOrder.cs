namespace CallCenter.Testing;

/// <summary>The rule of every call's story, checked fact by fact in the order of the journal: <see cref="CallEnded"/> is a call's last fact.</summary>
public sealed class CallOrder
{
    private readonly HashSet<CallId> _ended = [];

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

        return late ? $"call {of.CallId}: {of.GetType().Name} was written after CallEnded" : null;
    }
}
