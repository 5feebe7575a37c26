namespace CallCenter.IvrFlows.Conversation;

/// <summary>A number of up to <paramref name="most"/> digits, ended early by <paramref name="end"/>.</summary>
internal sealed class NumberKeys(int most, char end) : IKeyPlan
{
    public bool WantsMore(string typed) => typed.Length < most && typed[^1] != end;
}
