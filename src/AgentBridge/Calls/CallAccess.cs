using System.Security.Claims;
using CallCenter.AgentBridge.SignIn;

namespace CallCenter.AgentBridge.Calls;

/// <summary>Whose calls somebody may see: a supervisor all, an agent the own ones and those of the person whom the agent has now.</summary>
internal static class CallAccess
{
    public static async Task<bool> MaySeeAsync(ClaimsPrincipal who, CallRecord call, ICallRecords calls, IAgentDesk desk, CancellationToken ct) =>
        (await SeenAsync(who, [call], calls, desk, ct)).Count > 0;

    /// <summary>Those that may be seen, in their order.</summary>
    public static async Task<IReadOnlyList<CallRecord>> SeenAsync(ClaimsPrincipal who, IReadOnlyList<CallRecord> found, ICallRecords calls, IAgentDesk desk,
        CancellationToken ct)
    {
        var view = desk.View(who.User());
        var others = who.Supervises() ? [] : found.Where(call => call.Agent != who.User() && !IsAtHand(call, view)).Select(call => call.Id).ToList();
        if (others.Count == 0)
        {
            return found;
        }

        var stories = await calls.EventsAsync(others, ct);
        var foreign = others.Where(id => !stories.GetValueOrDefault(id, []).Any(entry => entry.Fact is CallBridged bridged && bridged.Agent == who.User()));
        var hidden = foreign.ToHashSet();
        return [.. found.Where(call => !hidden.Contains(call.Id))];
    }

    /// <summary>What an agent's list is narrowed to: the own calls, unless the question is for the number of the caller at hand.</summary>
    public static CallQuery Narrow(CallQuery query, ClaimsPrincipal who, IAgentDesk desk) =>
        who.Supervises() || (query.Phone is { } phone && NumbersAtHand(desk.View(who.User())).Any(n => n.Contains(phone, StringComparison.Ordinal)))
            ? query
            : query with { Agent = who.User() };

    /// <summary>Of the person: the caller's of an inbound call. What was dialed belongs to many, and so does the word for a number that is withheld.</summary>
    public static IEnumerable<string> NumbersAtHand(AgentView? view) =>
        view?.Pop is { } pop ? pop.Customers.SelectMany(c => c.Numbers).Append(pop.Number).Where(number => !WithheldNumber.Is(number)) : [];

    private static bool IsAtHand(CallRecord call, AgentView? view) =>
        view is not null && (view.CallId == call.Id || NumbersAtHand(view).Any(number => number == call.From || number == call.To)
            || (call.CustomerId is { } customer && view.Pop?.Customers.Any(c => c.Id == customer) is true));
}
