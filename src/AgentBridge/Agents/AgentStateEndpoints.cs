using System.Security.Claims;
using CallCenter.AgentBridge.Desk;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Live;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Agents;

internal static class AgentStateEndpoints
{
    public static void MapAgentState(this IEndpointRouteBuilder api)
    {
        api.MapPut("/agents/{user}/state", SetAsync).WithTags("agents");
        api.MapGet("/agents/{user}/state", Get).WithTags("agents");
    }

    private static Results<Ok<AgentView>, ProblemHttpResult> Get(string user, ClaimsPrincipal who, IAgentDesk desk)
    {
        if (!MayAct(who, user))
        {
            return Forbidden();
        }

        return desk.View(user) is { } view ? TypedResults.Ok(view) : DeskErrors.Problem(DeskError.UnknownAgent);
    }

    private static async Task<Results<Ok<AgentView>, NoContent, ProblemHttpResult>> SetAsync(string user, StateRequest request, ClaimsPrincipal who,
        IAgentDesk desk, PageConnections pages, PageWatch watch)
    {
        if (!MayAct(who, user))
        {
            return Forbidden();
        }

        if (who.User() == user && !pages.AnyOf(user))
        {
            watch.Forget(user); // works without a page, by a program of their own
        }

        if (request.State is not (AgentState.Ready or AgentState.NotReady or AgentState.SignedOut))
        {
            return ProblemResponses.Invalid(FieldFault.NotOneOf("state", ["ready", "notReady", "signedOut"]));
        }

        var error = await ApplyAsync(desk, user, request.State.Value, request.Reason, who.User());
        if (error != DeskError.None)
        {
            return DeskErrors.Problem(error);
        }

        return desk.View(user) is { } view ? TypedResults.Ok(view) : TypedResults.NoContent();
    }

    /// <summary>Who is not at the desk yet is signed in first: one request is enough.</summary>
    private static async Task<DeskError> ApplyAsync(IAgentDesk desk, string user, AgentState state, string? reason, string by)
    {
        if (state == AgentState.SignedOut)
        {
            return await desk.SignOutAsync(user);
        }

        var error = await desk.SetStateAsync(user, state, reason, by);
        if (error != DeskError.NotSignedIn)
        {
            return error;
        }

        error = await desk.SignInAsync(user);
        return error == DeskError.None ? await desk.SetStateAsync(user, state, reason, by) : error;
    }

    private static bool MayAct(ClaimsPrincipal who, string user) => who.User() == user || who.Supervises();

    private static ProblemHttpResult Forbidden() =>
        ProblemResponses.Refuse(StatusCodes.Status403Forbidden, "forbidden", "Only the agent or a supervisor may do that.");
}
