namespace CallCenter.AgentBridge.SignIn;

/// <summary>A connection that stays open in a session's name: it keeps the session in use, and is told when the session ends.</summary>
internal sealed class SessionLine(string session, Action<SessionLine> closed) : IDisposable
{
    private readonly CancellationTokenSource _ended = new();

    public string Session => session;

    /// <summary>Cancelled when the session ends for whatever reason.</summary>
    public CancellationToken Ended => _ended.Token;

    public void Cut() => _ended.Cancel();

    public void Dispose() => closed(this);
}
