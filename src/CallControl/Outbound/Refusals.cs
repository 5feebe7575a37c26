namespace CallCenter.CallControl.Outbound;

/// <summary>What the telephones of one person have said so far, none of them yes.</summary>
internal sealed class Refusals
{
    private const int GlobalFailure = 600;

    /// <summary>The one that says most about the person; null before the first.</summary>
    public CallEnd? Weightiest { get; private set; }

    /// <summary>
    /// No other telephone needs to be waited for: a 6xx speaks for all of them (RFC 3261 §21.6), and a telephone that rang and was then
    /// turned away was turned away by a person.
    /// </summary>
    public bool IsFinal { get; private set; }

    /// <summary>A telephone gave an answer, rather than none.</summary>
    public bool IsAnswered { get; private set; }

    public void Take(CallEnd end, bool hadRung)
    {
        IsAnswered |= end.Reason != EndReason.SignallingTimeout;
        IsFinal |= end.SipStatus >= GlobalFailure || (hadRung && end.Reason is EndReason.Busy or EndReason.Declined);
        if (Weightiest is null || Weight(end.Reason) >= Weight(Weightiest.Reason))
        {
            Weightiest = end;
        }
    }

    private static int Weight(EndReason reason) => reason switch
    {
        EndReason.Declined or EndReason.Busy => 3,
        EndReason.NoAnswer => 2,
        EndReason.SignallingTimeout => 0,
        _ => 1,
    };
}
