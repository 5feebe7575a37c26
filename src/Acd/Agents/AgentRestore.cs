using CallCenter.Acd.Core;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Agents;

/// <summary>
/// The agents as the journal left them. After a restart no call is at hand any more: who was being rung is ready again, who was
/// talking or wrapping up has paperwork to do, since nobody can say whether the agent is still there.
/// </summary>
internal sealed class AgentRestore(FactLog facts)
{
    private readonly Dictionary<string, AgentStateChanged> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateOnly Day, int Calls)> _calls = new(StringComparer.Ordinal);

    public void Read(Fact fact)
    {
        if (fact is AgentStateChanged change)
        {
            _last[change.Agent] = change;
        }
        else if (fact is CallBridged { Agent: { } agent })
        {
            var day = facts.DayOf(fact.At);
            var (before, calls) = _calls.GetValueOrDefault(agent);
            _calls[agent] = (day, before == day ? calls + 1 : 1);
        }
    }

    /// <summary>Inside the loop, after the first roster: sets the states and writes facts for those that had to change.</summary>
    public void Apply(AgentBook agents, IReadOnlyList<WrapUpDraft> sentNotes)
    {
        foreach (var note in sentNotes)
        {
            agents.Find(note.Agent)?.LateNote = note;
        }

        foreach (var agent in agents.All.ToList())
        {
            if (_calls.TryGetValue(agent.User, out var calls))
            {
                agent.CountCall(calls.Day, calls.Calls);
            }

            if (_last.TryGetValue(agent.User, out var last))
            {
                agents.Restore(agent, last);
                Mend(agents, agent);
            }
        }
    }

    private static void Mend(AgentBook agents, Agent agent)
    {
        if (agent.State == AgentState.Offered)
        {
            agents.Fire(agent, AgentTrigger.Withdraw);
        }

        if (agent.State == AgentState.OnCall)
        {
            agents.Fire(agent, AgentTrigger.Release);
        }

        if (agent.State == AgentState.WrapUp)
        {
            agents.Fire(agent, AgentTrigger.GoNotReady, NotReadyReason.Paperwork);
        }

        if (agent is { State: AgentState.Ready, HasPhone: false })
        {
            agents.LosePhone(agent);
        }
    }
}
