using CallCenter.Acd.Core;

namespace CallCenter.Acd.Work;

/// <summary>A call that an agent dials by hand, from the wish to the answer.</summary>
/// <param name="to">a number, or a colleague's user name.</param>
/// <param name="queue">whose call it is.</param>
internal sealed class DialOut(Agent agent, CallId call, string to, string queue, long lease, DateTimeOffset since)
{
    public Agent Agent { get; } = agent;

    public CallId Call { get; } = call;

    public string To { get; } = to;

    public string Queue { get; } = queue;

    public long Lease { get; } = lease;

    public DateTimeOffset Since { get; } = since;

    public DialPhase Phase { get; set; }

    /// <summary>Why there is no conversation; null while there may be one.</summary>
    public EndReason? Failed { get; set; }

    /// <summary>Whatever becomes of the call: given up then.</summary>
    public Deadline? Expiry { get; set; }

    /// <summary>Null until the called person's leg is here.</summary>
    public Assignment? Assignment { get; set; }
}
