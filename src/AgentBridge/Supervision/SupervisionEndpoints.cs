using System.Security.Claims;
using CallCenter.AgentBridge.Desk;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Live;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Supervision;

/// <summary>What supervisors do with the calls of others: the supervisor's own telephone rings and joins.</summary>
internal static class SupervisionEndpoints
{
    private const int LongestText = 500;

    private static readonly Dictionary<string, ObservationMode> Modes = new()
    {
        ["listen"] = ObservationMode.Listen, ["whisper"] = ObservationMode.Whisper, ["barge"] = ObservationMode.BargeIn, ["takeOver"] = ObservationMode.TakeOver,
    };

    public static void MapSupervision(this IEndpointRouteBuilder api)
    {
        var calls = api.MapGroup("/calls/{id}").WithTags("supervision").RequireAuthorization(Access.Supervisor);
        calls.MapPost("/listen", (string id, ClaimsPrincipal who, ISupervision s) => ObserveAsync(id, who, s, ObservationMode.Listen));
        calls.MapPost("/whisper", (string id, ClaimsPrincipal who, ISupervision s) => ObserveAsync(id, who, s, ObservationMode.Whisper));
        calls.MapPost("/barge", (string id, ClaimsPrincipal who, ISupervision s) => ObserveAsync(id, who, s, ObservationMode.BargeIn));
        calls.MapPost("/takeover", (string id, ClaimsPrincipal who, ISupervision s) => ObserveAsync(id, who, s, ObservationMode.TakeOver));
        calls.MapPost("/move", MoveAsync);

        var supervision = api.MapGroup("/supervision").WithTags("supervision").RequireAuthorization(Access.Supervisor);
        supervision.MapGet("", (ISupervision s) => TypedResults.Ok(s.Observations));
        supervision.MapPost("/leave", LeaveAsync);
        supervision.MapPost("/{agent}", ObserveAgentAsync);
        supervision.MapGet("/waiting", async (ISupervision s, string? queue) => TypedResults.Ok(await s.WaitingAsync(queue)));

        api.MapPost("/agents/{user}/messages", SendAsync).WithTags("supervision").RequireAuthorization(Access.Supervisor);
        api.MapGet("/desk/messages", (ClaimsPrincipal who, AgentMessages messages) => TypedResults.Ok(messages.Of(who.User())))
            .WithTags("desk").RequireAuthorization(Access.Agent);
    }

    /// <summary>202: the telephone rings, or who is in the call already has the new mode.</summary>
    private static async Task<Results<Accepted<IReadOnlyList<ObservationView>>, ProblemHttpResult>> ObserveAsync(string id, ClaimsPrincipal who,
        ISupervision supervision, ObservationMode mode)
    {
        if (!CallId.TryParse(id, out var call))
        {
            return ProblemResponses.NotFound("call");
        }

        var error = await supervision.ObserveAsync(who.User(), call, mode);
        return error == DeskError.None ? TypedResults.Accepted("/api/v1/supervision", supervision.Observations) : DeskErrors.Problem(error);
    }

    /// <summary>The same of the call that the agent has now.</summary>
    private static async Task<Results<Accepted<IReadOnlyList<ObservationView>>, ProblemHttpResult>> ObserveAgentAsync(string agent, ObserveRequest request, ClaimsPrincipal who,
        ISupervision supervision, IAgentDesk desk) => !Modes.TryGetValue(request.Mode ?? "", out var mode) ? ProblemResponses.Invalid(FieldFault.NotOneOf("mode", Modes.Keys))
        : desk.View(agent) is not { } view ? DeskErrors.Problem(DeskError.UnknownAgent)
        : view.CallId is { } call ? await ObserveAsync(call.ToString(), who, supervision, mode)
        : DeskErrors.Problem(DeskError.NoCall);

    private static async Task<Results<NoContent, ProblemHttpResult>> LeaveAsync(ClaimsPrincipal who, ISupervision supervision) =>
        Done(await supervision.LeaveAsync(who.User()));

    /// <summary>To another queue, or without one to the head of the own queue.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> MoveAsync(string id, MoveRequest request, ClaimsPrincipal who,
        ISupervision supervision) =>
        CallId.TryParse(id, out var call) ? Done(await supervision.MoveAsync(who.User(), call, request.Queue)) : ProblemResponses.NotFound("call");

    private static async Task<Results<NoContent, ProblemHttpResult>> SendAsync(string user, MessageRequest request, ClaimsPrincipal who, IUserStore users,
        AgentMessages messages, CancellationToken ct)
    {
        if (Check.All(Check.Given("text", request.Text) ?? Check.Longest("text", request.Text, LongestText)) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        if (await users.GetAsync(user, ct) is not { } profile || !profile.Roles.HasFlag(Roles.Agent))
        {
            return ProblemResponses.NotFound("agent");
        }

        messages.Send(user, who.User(), request.Text!.Trim());
        return TypedResults.NoContent();
    }

    private static Results<NoContent, ProblemHttpResult> Done(DeskError error) =>
        error == DeskError.None ? TypedResults.NoContent() : DeskErrors.Problem(error);
}
