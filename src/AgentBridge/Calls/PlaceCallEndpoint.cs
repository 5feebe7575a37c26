using System.Security.Claims;
using CallCenter.AgentBridge.Desk;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Calls;

/// <summary>Outbound calls, one at a time.</summary>
internal static class PlaceCallEndpoint
{
    private const int LongestNumber = 64;
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(60);

    public static void MapPlaceCall(this IEndpointRouteBuilder calls) => calls.MapPost("", PlaceAsync).RequireAuthorization(Access.Supervisor);

    private static async Task<Results<Accepted<PlacedCall>, ProblemHttpResult>> PlaceAsync(PlaceCallRequest request, ClaimsPrincipal who, ITelephony telephony,
        IHandDialing law, NumberingPlan numbers, IFlows flows, IQueueStore queues, IJournal journal, CancellationToken ct)
    {
        var callerId = request.CallerId is { Length: <= LongestNumber } typed ? numbers.Read(typed) : null;
        if (await FaultsAsync(request, callerId, flows, queues, ct) is { Count: > 0 } faults)
        {
            return ProblemResponses.Invalid(faults);
        }

        var to = request.To!.Trim();
        if (await law.BarAsync(numbers.Normalize(to), request.Queue, ct) is { } bar)
        {
            return ProblemResponses.Invalid(UnlawfulNumber.Of("to", bar));
        }

        var outcome = await telephony.PlaceCallAsync(new OutboundCall(to, RingTime, callerId, request.Flow, request.Queue) { By = who.User() }, ct);

        // so that the address in the answer leads somewhere at once
        await journal.FlushAsync();
        return outcome switch
        {
            PlaceOutcome.Placed placed => TypedResults.Accepted($"/api/v1/calls/{placed.Call}", new PlacedCall(placed.Call.ToString())),
            PlaceOutcome.Refused refused => Refusal(refused.Reason, to),
            _ => throw new InvalidOperationException("an outcome that nobody knows"),
        };
    }

    private static async Task<IReadOnlyList<FieldFault>> FaultsAsync(PlaceCallRequest r, string? callerId, IFlows flows, IQueueStore queues, CancellationToken ct)
    {
        var noQueue = r.Queue is { } queue && await queues.GetAsync(queue, ct) is null;
        return Check.All(
            Check.Given("to", r.To) ?? Check.Longest("to", r.To, LongestNumber),
            r.CallerId is { } given && callerId is null ? Check.Longest("callerId", given, LongestNumber) ?? FieldFault.NotPhone("callerId", given.Trim()) : null,
            r is { Flow: not null, Queue: not null } ? FieldFault.EitherOr("queue", "a flow or a queue, not both", "flow") : null,
            r.Flow is { } flow && !flows.Knows(flow) ? FieldFault.Unknown("flow", "flow") : null,
            noQueue ? FieldFault.Unknown("queue", "queue") : null);
    }

    private static ProblemHttpResult Refusal(EndReason reason, string number) => reason switch
    {
        EndReason.NotFound => ProblemResponses.Invalid(FieldFault.NotPhone("to", number)),
        EndReason.Barred => ProblemResponses.Refuse(StatusCodes.Status403Forbidden, "numberBarred", "That number may not be dialed from here."),
        EndReason.UnknownTrunk => ProblemResponses.Conflict("noTrunk", "No trunk takes outbound calls, or its host cannot be found."),
        EndReason.Draining => ProblemResponses.Refuse(StatusCodes.Status503ServiceUnavailable, "draining", "The server takes no new calls."),
        _ => ProblemResponses.Refuse(StatusCodes.Status503ServiceUnavailable, "noLine", "All lines are busy."),
    };
}
