using System.Security.Claims;
using CallCenter.AgentBridge.SignIn;

namespace CallCenter.AgentBridge.Calls;

/// <summary>Whose calls somebody may see: a supervisor all, an agent the own ones and those of the person whom the agent has now.</summary>
internal static class CallAccess
{
    public static async Task<bool> MaySeeAsync(ClaimsPrincipal who, CallRecord call, ICallRecords calls, IAgentDesk desk, CancellationToken ct) =>
        who.Supervises() || call.Agent == who.User() || IsAtHand(call, desk.View(who.User()))
        || (await calls.EventsAsync(call.Id, ct)).Any(entry => entry.Fact is CallBridged bridged && bridged.Agent == who.User());

    /// <summary>What an agent's list is narrowed to: the own calls, unless the question is for the number of the caller at hand.</summary>
    public static CallQuery Narrow(CallQuery query, ClaimsPrincipal who, IAgentDesk desk) =>
        who.Supervises() || (query.Phone is { } phone && NumbersAtHand(desk.View(who.User())).Any(n => n.Contains(phone, StringComparison.Ordinal)))
            ? query
            : query with { Agent = who.User() };

    private static bool IsAtHand(CallRecord call, AgentView? view) =>
        view is not null && (view.CallId == call.Id || NumbersAtHand(view).Any(number => number == call.From || number == call.To)
            || (call.CustomerId is { } customer && view.Pop?.Customers.Any(c => c.Id == customer) is true));

    /// <summary>Of the person: the caller's of an inbound call. What was dialed belongs to many.</summary>
    private static IEnumerable<string> NumbersAtHand(AgentView? view) =>
        view?.Pop is { From.Length: > 0 } pop ? pop.Customers.SelectMany(c => c.Numbers).Append(pop.From) : [];
}
