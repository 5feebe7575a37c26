using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>A wish to be transferred (RFC 3515). Commands may be given from any thread.</summary>
public sealed class ReferRequest
{
    private readonly Action<int> _answer;
    private readonly Action<int> _notify;

    internal ReferRequest(SipUri target, string? replaces, string? referredBy, Action<int> answer, Action<int> notify)
    {
        (Target, Replaces, ReferredBy, _answer, _notify) = (target, replaces, referredBy, answer, notify);
    }

    public SipUri Target { get; }

    /// <summary>The Replaces header inside Refer-To with its escapes resolved (attended transfer, RFC 3891); null when blind.</summary>
    public string? Replaces { get; }

    public string? ReferredBy { get; }

    /// <summary>202, and NOTIFY "100 Trying".</summary>
    public void Accept() => _answer(202);

    /// <param name="status">4xx to 6xx, for instance 603.</param>
    public void Refuse(int status) => _answer(status);

    /// <summary>After <see cref="Accept"/>: tells how the new call goes; a final status (from 200) ends the subscription.</summary>
    public void Notify(int status) => _notify(status);
}
