namespace CallCenter.CallModel.Telephony;

/// <summary>A party asked (by REFER) to pass the other party on to <paramref name="Target"/>: a number, a queue's or an agent's name.</summary>
public sealed class TransferRequest(string target, Action<bool> answer)
{
    public string Target { get; } = target;

    /// <summary>Says how the transfer went; the party is told by NOTIFY.</summary>
    public void Complete(bool succeeded) => answer(succeeded);
}
