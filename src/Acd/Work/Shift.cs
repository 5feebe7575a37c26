namespace CallCenter.Acd.Work;

/// <summary>How much of the time since signing in an agent has spent on contacts: offered ones do not count, wrap-up does.</summary>
internal sealed class Shift
{
    private AgentState _state = AgentState.SignedOut;
    private DateTimeOffset _since;
    private TimeSpan _signedIn;
    private TimeSpan _handling;

    public void Enter(AgentState state, DateTimeOffset at)
    {
        (_signedIn, _handling) = _state == AgentState.SignedOut ? (TimeSpan.Zero, TimeSpan.Zero) : Until(at);
        (_state, _since) = (state, at);
    }

    /// <summary>The clock was set by so much.</summary>
    public void Move(TimeSpan by) => _since = Moments.Moved(_since, by);

    /// <summary>0 to 1.</summary>
    public double Occupancy(DateTimeOffset now)
    {
        var (signedIn, handling) = Until(now);
        return signedIn > TimeSpan.Zero ? handling / signedIn : 0;
    }

    private (TimeSpan SignedIn, TimeSpan Handling) Until(DateTimeOffset now)
    {
        var passed = now - _since;
        return _state == AgentState.SignedOut ? (TimeSpan.Zero, TimeSpan.Zero)
            : (_signedIn + passed, _handling + (_state is AgentState.OnCall or AgentState.WrapUp ? passed : TimeSpan.Zero));
    }
}
