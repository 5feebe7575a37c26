using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Agents;

/// <summary>
/// Takes a person away: sessions and telephone end at once, open tickets go back to nobody, callbacks to those who serve the queue. What they did keeps
/// their user name.
/// </summary>
internal static class AgentRemoval
{
    private const int MostTickets = 500;
    private const int MostCallbacks = 1000;

    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string user, ClaimsPrincipal who, IUserStore users,
        SessionStore sessions, IAgentDesk desk, IServiceDesk tickets, ICallbackDesk callbacks, CancellationToken ct)
    {
        if (await users.GetAsync(user, ct) is not { } profile)
        {
            return ProblemResponses.NotFound("user");
        }

        if (who.User() == user)
        {
            return ProblemResponses.Conflict("yourself", "Nobody can delete themselves.");
        }

        if (await IsLastAdminAsync(profile, users, ct))
        {
            return LastAdmin();
        }

        if (await desk.SignOutAsync(user) == DeskError.BusyWithCall)
        {
            return ProblemResponses.Conflict("busyNow", "This person is handling a call.");
        }

        await GiveBackTicketsAsync(user, who.User(), tickets, ct);
        await GiveBackCallbacksAsync(user, callbacks, ct);
        if (!await users.DeleteAsync(user, ct))
        {
            return ProblemResponses.NotFound("user");
        }

        sessions.EndAllOf(user);
        return TypedResults.NoContent();
    }

    public static async Task<bool> IsLastAdminAsync(UserProfile profile, IUserStore users, CancellationToken ct) =>
        AgentRules.IsAdmin(profile) && !(await users.ListAsync(ct)).Any(u => u.User != profile.User && AgentRules.IsAdmin(u));

    public static ProblemHttpResult LastAdmin() => ProblemResponses.Conflict("lastAdmin", "One administrator must remain.");

    private static async Task GiveBackCallbacksAsync(string user, ICallbackDesk desk, CancellationToken ct)
    {
        foreach (var taken in (await desk.ListAsync(new CallbackQuery(CallbackState.Taken, MostCallbacks), ct)).Where(c => c.TakenBy == user))
        {
            await desk.MoveAsync(taken.Id, new CallbackTransition(CallbackState.Waiting, user), ct);
        }

        foreach (var personal in (await desk.ListAsync(new CallbackQuery(CallbackState.Waiting, MostCallbacks) { Personal = true }, ct)).Where(c => c.Agent == user))
        {
            await desk.PlanAsync(personal.Id, null, "", ct);
        }
    }

    private static async Task GiveBackTicketsAsync(string user, string by, IServiceDesk desk, CancellationToken ct)
    {
        IReadOnlyList<Ticket> open;
        do
        {
            open = await desk.FindTicketsAsync(new TicketQuery(Owner: user, OpenOnly: true, Limit: MostTickets), ct);
            foreach (var ticket in open)
            {
                await desk.ChangeAsync(ticket.Id, new TicketChange(Owner: ""), by, ct);
            }
        }
        while (open.Count == MostTickets);
    }
}
