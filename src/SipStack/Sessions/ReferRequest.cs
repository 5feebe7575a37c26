using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>A wish to be transferred (RFC 3515). Commands may be given from any thread; without any it is refused after 20 s.</summary>
public sealed class ReferRequest
{
    private readonly Action<int> _decide;
    private readonly Action<int> _notify;

    internal ReferRequest(SipUri target, Action<int> decide, Action<int> notify)
    {
        (Target, _decide, _notify) = (target, decide, notify);
    }

    public SipUri Target { get; }

    /// <summary>The Replaces header inside Refer-To with its escapes resolved (attended transfer, RFC 3891); null when blind.</summary>
    public string? Replaces { get; init; }

    /// <summary>The session here that <see cref="Replaces"/> means; null when it is somebody else's, or not established.</summary>
    public InviteSession? Replaced { get; init; }

    /// <summary>The dialog that <see cref="Replaces"/> means is between two others: the new call has to name it there.</summary>
    public bool ReplacesElsewhere { get; init; }

    /// <summary>X- headers, User-to-User and Referred-By that the new call is to carry, by name in lower case: of the REFER, and within Refer-To.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>202, and NOTIFY "100 Trying".</summary>
    public void Accept() => _decide(202);

    /// <param name="status">4xx to 6xx, for instance 603.</param>
    public void Refuse(int status) => _decide(status);

    /// <summary>
    /// After <see cref="Accept"/>: tells how the new call goes, 180 and the like on the way; a final status (200 = it worked, 486...)
    /// ends it and must come at some time.
    /// </summary>
    public void Notify(int status) => _notify(status);
}
