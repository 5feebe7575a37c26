using System.Security.Claims;
using CallCenter.AgentBridge.SignIn;

namespace CallCenter.AgentBridge.Calls;

/// <summary>What somebody may see of tickets and callbacks.</summary>
internal sealed class Sight(IUserStore users, IAgentDesk desk)
{
    /// <summary>Null: everything.</summary>
    public async Task<AgentScope?> OfAsync(ClaimsPrincipal who, CancellationToken ct)
    {
        if (who.Supervises())
        {
            return null;
        }

        var view = desk.View(who.User());
        return new AgentScope(who.User(), (await users.GetAsync(who.User(), ct))?.Queues ?? [], [.. CallAccess.NumbersAtHand(view)],
            [.. (view?.Pop?.Customers ?? []).Select(c => c.Id)], view?.Pop?.Ticket?.Id);
    }
}
