namespace CallCenter.Acd.Voice;

/// <summary>Agents' telephones that are off the hook, each with all of its agent's calls.</summary>
internal sealed class VoiceLines(Lines lines)
{
    private readonly Dictionary<string, VoiceLine> _agents = new(StringComparer.Ordinal);

    /// <summary>Null = the telephone would have to be called.</summary>
    public VoiceLine? Of(string agent) => _agents.TryGetValue(agent, out var line) && line.Lives ? line : null;

    /// <summary>The agent's telephone is off the hook by itself, and has no call yet.</summary>
    public VoiceLine Bring(string agent, ICallLeg leg) => _agents[agent] = new VoiceLine(leg);

    public void PutDownUnused(string agent, VoiceLine line)
    {
        if (line.Uses.Count == 0)
        {
            Forget(agent, line);
            lines.HangUp(line.Leg, new CallEnd(CallResult.NotConnected, EndReason.Cancelled));
        }
    }

    public void Forget(string agent, VoiceLine line)
    {
        if (_agents.GetValueOrDefault(agent) == line)
        {
            _agents.Remove(agent);
        }
    }

    /// <summary>The call is put onto the line.</summary>
    public static void Use(VoiceCall? call, VoiceAttempt attempt, VoiceLine line)
    {
        (attempt.Call, attempt.Line) = (call, line);
        line.Uses.Add(attempt);
    }

    /// <summary>The line of a leg that has answered; an agent's is there for the agent's other calls too.</summary>
    public VoiceLine For(VoiceAttempt attempt, ICallLeg leg)
    {
        var line = new VoiceLine(leg);
        if (leg.Role == LegRole.Agent && Of(attempt.Agent!) is null)
        {
            _agents[attempt.Agent!] = line;
        }

        return line;
    }

    /// <summary>The line has one call less; without any it hangs up.</summary>
    public void PutDown(VoiceAttempt attempt, CallEnd why)
    {
        if (attempt.Line is not { } line)
        {
            return;
        }

        line.Uses.Remove(attempt);
        if (line.Uses.Count == 0)
        {
            if (attempt.Agent is { } agent)
            {
                Forget(agent, line);
            }

            lines.HangUp(line.Leg, why);
        }
    }
}
