using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <summary>A party asked (by REFER) to pass the other party on to <paramref name="Target"/>: a number, a queue's or an agent's name.</summary>
/// <param name="answer">see <see cref="Complete"/>.</param>
/// <param name="ringing">see <see cref="Ringing"/>; null = nobody wants to know.</param>
public sealed class TransferRequest(string target, Action<EndReason?> answer, Action? ringing = null)
{
    /// <summary>
    /// Name in <see cref="Data"/> of the dialog elsewhere whose place the new call is to take at the target (a Replaces value, RFC 3891 §6.1): attended
    /// transfer to a party that we know nothing of.
    /// </summary>
    public const string Replaces = "replaces";

    public string Target { get; } = target;

    /// <summary>The leg of another call whose other party is to get this one (attended transfer); null = <see cref="Target"/> is called.</summary>
    public LegId? Waiting { get; init; }

    /// <summary>What the new call is to carry for applications, by header name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>The target rings; the party is told by NOTIFY.</summary>
    public void Ringing() => ringing?.Invoke();

    /// <summary>Says how the transfer went, when it is known: null = the target is there, else why nobody came. The party is told by NOTIFY.</summary>
    public void Complete(EndReason? failed) => answer(failed);
}
