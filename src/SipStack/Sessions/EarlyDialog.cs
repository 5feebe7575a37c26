using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>The calling side's view of one fork before its final answer.</summary>
internal sealed class EarlyDialog(Dialog dialog)
{
    private uint _rseq;

    public Dialog Dialog => dialog;

    /// <summary>What the other side has described for good: by a reliable response, or an offer of its own since; null = nothing yet.</summary>
    public SipBody? Remote { get; set; }

    /// <summary>False for a reliable response that came before or too early (RFC 3262 §4): it counts for nothing, and comes again.</summary>
    public bool TryTake(uint rseq)
    {
        if (_rseq != 0 && rseq != _rseq + 1)
        {
            return false;
        }

        _rseq = rseq;
        return true;
    }
}
