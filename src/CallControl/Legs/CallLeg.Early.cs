using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Legs;

/// <summary>Sound before the answer (RFC 3960): the called side rings or speaks, and who waits for it hears that.</summary>
internal sealed partial class CallLeg
{
    private readonly TaskCompletionSource _ringing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WhenRinging => _ringing.Task;

    /// <summary>The other side has said that it is there (180, 183 and the like), before any final answer.</summary>
    public bool HasRung => _ringing.Task.IsCompleted;

    public void MarkRinging() => _ringing.TrySetResult();

    /// <summary>The leg that waits for this one's answer; null = nobody hears anything before.</summary>
    public CallLeg? HeardEarlyBy { get; set; }

    /// <summary>On the mailbox: a provisional response has described the other side's sound. The final one may describe another.</summary>
    public void BeginEarly(InviteSession session, SipBody description)
    {
        if (End is null && !_answered.Task.IsCompleted && IsCarriedBy(session) && HeardEarlyBy is { } waiting && Sound.Accept(description.Content).Answer is not null)
        {
            Media.Start();
            waiting.Post(() => waiting.HearEarly(this));
        }
    }

    private void HearEarly(CallLeg called)
    {
        if (End is null && !_bridged && called.End is null)
        {
            Media.HearOverClips(called.Media);
        }
    }
}
