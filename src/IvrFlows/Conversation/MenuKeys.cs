namespace CallCenter.IvrFlows.Conversation;

/// <summary>The keys of a menu; a choice's key may be part of a longer one ("1" and "10").</summary>
internal sealed class MenuKeys(IReadOnlyCollection<string> keys) : IKeyPlan
{
    public bool WantsMore(string typed) => keys.Any(key => key.Length > typed.Length && key.StartsWith(typed, StringComparison.Ordinal));
}
