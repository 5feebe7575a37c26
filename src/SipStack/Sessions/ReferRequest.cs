using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// A wish to be transferred (RFC 3515). It was answered 202 and told "100 Trying" already; the owner goes on with
/// <see cref="Notify"/>, from any thread.
/// </summary>
public sealed class ReferRequest
{
    private readonly Action<int> _notify;

    internal ReferRequest(SipUri target, string? replaces, string? referredBy, Action<int> notify)
    {
        (Target, Replaces, ReferredBy, _notify) = (target, replaces, referredBy, notify);
    }

    public SipUri Target { get; }

    /// <summary>The Replaces header inside Refer-To with its escapes resolved (attended transfer, RFC 3891); null when blind.</summary>
    public string? Replaces { get; }

    public string? ReferredBy { get; }

    /// <summary>
    /// Tells how the new call goes: 180 and the like on the way; a final status (200 = it worked, 603 = declined, 486...) ends it and
    /// must come at some time.
    /// </summary>
    public void Notify(int status) => _notify(status);
}
