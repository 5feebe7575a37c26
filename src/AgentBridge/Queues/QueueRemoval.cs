using System.Globalization;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Queues;

/// <summary>Takes a queue away once nothing needs it: nobody waits, nobody serves it, no flow, queue, callback or campaign at work leads to it.</summary>
internal static class QueueRemoval
{
    private const int MostCallbacks = 1000;

    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string name, IQueueStore store, IUserStore users, IFlows flows,
        ICallbackDesk callbacks, ICampaignDesk campaigns, ILiveFigures figures, CancellationToken ct)
    {
        if (await store.GetAsync(name, ct) is null)
        {
            return ProblemResponses.NotFound("queue");
        }

        var waiting = figures.Now().Queues.FirstOrDefault(q => q.Queue == name)?.Waiting ?? 0;
        var agents = (await users.ListAsync(ct)).Where(u => u.Queues.Contains(name)).Select(u => u.User).ToList();
        var overflowing = (await store.ListAsync(ct)).Where(q => q.Rules.Overflow.Any(rule => rule.Queue == name)).Select(q => q.Name).ToList();
        var dialing = (await campaigns.ListAsync(ct)).Select(c => c.Campaign).Where(c => c.Queue == name && c.State != CampaignState.Stopped).Select(c => c.Name).ToList();
        var wanted = 0;
        foreach (var state in (CallbackState[])[CallbackState.Waiting, CallbackState.Taken, CallbackState.Dialing])
        {
            wanted += (await callbacks.ListAsync(new CallbackQuery(state, MostCallbacks) { Queue = name }, ct)).Count;
        }

        var uses = Check.All(Number("waiting", waiting), Names("agents", agents), Names("flows", flows.LeadingTo(name)), Names("overflow", overflowing),
            Names("campaigns", dialing), Number("callbacks", wanted));
        if (uses.Count > 0)
        {
            return ProblemResponses.InUse(uses);
        }

        return await store.DeleteAsync(name, ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("queue");
    }

    private static FieldFault? Number(string field, int count) =>
        count == 0 ? null : FieldFault.InUse(field, count.ToString(CultureInfo.InvariantCulture));

    private static FieldFault? Names(string field, IReadOnlyList<string> names) => names.Count == 0 ? null : FieldFault.InUse(field, names);
}
