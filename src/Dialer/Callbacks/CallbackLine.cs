namespace CallCenter.Dialer.Callbacks;

/// <summary>A callback that is being made. Owned by the dialer's mailbox.</summary>
/// <param name="agent">who is kept for it; null = whoever serves the queue.</param>
internal sealed class CallbackLine(Callback callback, CallId call, string queue, string? agent, DateTimeOffset begun)
{
    public Callback Callback => callback;

    public CallId Call => call;

    public string Queue => queue;

    public string? Agent => agent;

    public DateTimeOffset Begun => begun;

    /// <summary>Answered and in the queue: it stands among those who wait there.</summary>
    public bool Queued { get; set; }

    /// <summary>Talks to an agent.</summary>
    public bool Connected { get; set; }
}
