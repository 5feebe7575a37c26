using CallCenter.Acd.Work;

namespace CallCenter.Acd.Agents;

/// <summary>The calls at an agent's hands, for the agent's page.</summary>
internal static class CallViews
{
    /// <param name="before">what was shown last: given back as it is when it says the same.</param>
    public static IReadOnlyList<CallView> Of(Agent agent, IReadOnlyList<CallView> before)
    {
        IReadOnlyList<CallView> now =
        [
            .. from work in agent.Assignments
               where work.Phase == AssignmentPhase.Taken
               let part = work.Part
               where part is not null
               let context = work.Stay.Item.Context
               select new CallView(work.Stay.Id, work.Stay.Queue, context.RemoteNumber,
                   context.Customers is [var only] ? only.Name : context.CallerName, !part.Aside, part.Held, part.Since),
        ];
        return now.SequenceEqual(before) ? before : now;
    }
}
