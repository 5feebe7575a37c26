using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Desk;

/// <summary>What an agent does with the call at hand, from the own page.</summary>
internal static class DeskEndpoints
{
    private const int LongestNote = 8000;
    private const int LongestWord = 100;

    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/desk").WithTags("desk").RequireAuthorization(Access.Agent);
        desk.MapGet("", View);
        desk.MapPost("/accept", (LeaseRequest r, ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, a => d.AcceptAsync(a, r.Lease)));
        desk.MapPost("/reject", (LeaseRequest r, ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, a => d.RejectAsync(a, r.Lease)));
        desk.MapPost("/hold", (ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, d.HoldAsync));
        desk.MapPost("/resume", (ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, d.ResumeAsync));
        desk.MapPost("/hangup", (ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, d.HangUpAsync));
        desk.MapPost("/transfer", TransferAsync);
        desk.MapGet("/flows", (IFlows flows) => TypedResults.Ok(flows.Titles));
        desk.MapPost("/consult", ConsultAsync);
        desk.MapDialing();
        desk.MapPost("/swap", (ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, d.SwapAsync));
        desk.MapPost("/merge", (ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, d.MergeAsync));
        desk.MapPost("/complete", (ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, d.CompleteAsync));
        desk.MapPost("/dismiss", (ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, d.DismissAsync));
        desk.MapPost("/mute", (SwitchRequest r, ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, a => d.MuteAsync(a, r.On)));
        desk.MapPost("/pause-recording", (SwitchRequest r, ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, a => d.PauseRecordingAsync(a, r.On)));
        desk.MapPost("/keys", (KeysRequest r, ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, a => d.PressKeysAsync(a, r.Keys ?? "")));
        desk.MapPost("/customer", ChooseAsync);
        desk.MapGet("/draft", DraftAsync);
        desk.MapPut("/draft", KeepDraftAsync);
        desk.MapPost("/more-time", (ClaimsPrincipal who, IAgentDesk d) => DoAsync(who, d, d.ExtendWrapUpAsync));
        desk.MapPost("/wrap-up", WrapUpAsync);
    }

    private static Results<Ok<AgentView>, ProblemHttpResult> View(ClaimsPrincipal who, IAgentDesk desk) =>
        desk.View(who.User()) is { } view ? TypedResults.Ok(view) : DeskErrors.Problem(DeskError.NotSignedIn);

    public static async Task<Results<Ok<AgentView>, NoContent, ProblemHttpResult>> DoAsync(ClaimsPrincipal who, IAgentDesk desk,
        Func<string, Task<DeskError>> command)
    {
        var error = await command(who.User());
        if (error != DeskError.None)
        {
            return DeskErrors.Problem(error);
        }

        return desk.View(who.User()) is { } view ? TypedResults.Ok(view) : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AgentView>, NoContent, ProblemHttpResult>> TransferAsync(TransferRequestBody request, ClaimsPrincipal who,
        IAgentDesk desk, IFlows flows) => (request.Queue, request.Number, request.Flow) switch
        {
            ({ Length: > 0 and <= LongestWord } queue, null or "", null or "") => await DoAsync(who, desk, a => desk.TransferToQueueAsync(a, queue)),
            (null or "", { Length: > 0 and <= LongestWord } number, null or "") => await DoAsync(who, desk, a => desk.TransferToNumberAsync(a, number)),
            (null or "", null or "", { Length: > 0 } flow) => flows.Knows(flow)
                ? await DoAsync(who, desk, a => desk.TransferToFlowAsync(a, flow))
                : ProblemResponses.Invalid(FieldFault.Unknown("flow", "flow")),
            _ => ProblemResponses.Invalid(FieldFault.EitherOr("queue", $"a queue, a number or a flow, at most {LongestWord} characters", "number", "flow")),
        };

    /// <summary>A number, a colleague's user name, a queue or a flow.</summary>
    private static async Task<Results<Ok<AgentView>, NoContent, ProblemHttpResult>> ConsultAsync(ConsultRequest request, ClaimsPrincipal who,
        IAgentDesk desk, IFlows flows) => (request.Queue, request.Number, request.Flow) switch
        {
            ({ Length: > 0 and <= LongestWord } queue, null, null) => await DoAsync(who, desk, a => desk.ConsultQueueAsync(a, queue)),
            (null, null, { Length: > 0 } flow) => flows.Knows(flow)
                ? await DoAsync(who, desk, a => desk.ConsultFlowAsync(a, flow))
                : ProblemResponses.Invalid(FieldFault.Unknown("flow", "flow")),
            _ => (Check.Given("number", request.Number) ?? Check.Longest("number", request.Number, LongestWord)) is { } fault
                ? ProblemResponses.Invalid(fault)
                : await DoAsync(who, desk, a => desk.ConsultAsync(a, request.Number!.Trim())),
        };

    /// <summary>The caller is this customer: the call's ticket follows.</summary>
    private static async Task<Results<Ok<AgentView>, NoContent, ProblemHttpResult>> ChooseAsync(CustomerChoice request, ClaimsPrincipal who,
        IAgentDesk desk) => (request.CallId, request.CustomerId) switch
        {
            (null, _) => ProblemResponses.Invalid(FieldFault.Missing("callId")),
            (_, null) => ProblemResponses.Invalid(FieldFault.Missing("customerId")),
            ({ } call, { } customer) => await DoAsync(who, desk, a => desk.ChooseCustomerAsync(a, call, customer)),
        };

    private static async Task<Results<Ok<AgentView>, NoContent, ProblemHttpResult>> WrapUpAsync(WrapUpRequest request, ClaimsPrincipal who,
        IAgentDesk desk) => Fault(request.Disposition, request.Note) is { } fault ? fault
        : await DoAsync(who, desk, a => desk.CompleteWrapUpAsync(a, request.Disposition, request.Note));

    private static async Task<Results<Ok<DraftAnswer>, NoContent>> DraftAsync(ClaimsPrincipal who, IAgentDesk desk) =>
        await desk.DraftAsync(who.User()) is { } draft ? TypedResults.Ok(DraftAnswer.Of(draft)) : TypedResults.NoContent();

    /// <summary>What was written so far; 204 when it is on disk.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> KeepDraftAsync(DraftRequest request, ClaimsPrincipal who, IAgentDesk desk)
    {
        if (request.CallId is not { } call)
        {
            return ProblemResponses.Invalid(FieldFault.Missing("callId"));
        }

        if (Fault(request.Disposition, request.Note) is { } fault)
        {
            return fault;
        }

        var error = await desk.DraftWrapUpAsync(who.User(), call, request.Disposition, request.Note);
        return error == DeskError.None ? TypedResults.NoContent() : DeskErrors.Problem(error);
    }

    private static ProblemHttpResult? Fault(string? disposition, string? note)
    {
        var faults = Check.All(Check.Longest("note", note, LongestNote), Check.Longest("disposition", disposition, LongestWord));
        return faults.Count > 0 ? ProblemResponses.Invalid(faults) : null;
    }
}
