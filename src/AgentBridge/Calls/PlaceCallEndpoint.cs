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

    private static async Task<Results<Accepted<PlacedCall>, ProblemHttpResult>> PlaceAsync(PlaceCallRequest request, ITelephony telephony,
        IFlows flows, IQueueStore queues, IJournal journal, CancellationToken ct)
    {
        if (request.To?.Trim() is not { Length: > 0 and <= LongestNumber } number)
        {
            return ProblemResponses.Invalid("to", $"a number of 1 to {LongestNumber} characters");
        }

        if (request.CallerId?.Trim() is { } callerId && (callerId.Length is 0 or > LongestNumber || callerId.Any(c => !char.IsAsciiDigit(c) && c != '+')))
        {
            return ProblemResponses.Invalid("callerId", "a number: digits, with + before them where it is international");
        }

        if (request is { Flow: not null, Queue: not null })
        {
            return ProblemResponses.Invalid("queue", "a flow or a queue, not both");
        }

        if (request.Flow is { } flow && !flows.Knows(flow))
        {
            return ProblemResponses.Invalid("flow", "the name of a flow");
        }

        if (request.Queue is { } queue && (await queues.ListAsync(ct)).All(q => q.Name != queue))
        {
            return ProblemResponses.Invalid("queue", "the name of a queue");
        }

        var outcome = await telephony.PlaceCallAsync(new OutboundCall(number, RingTime, request.CallerId?.Trim(), request.Flow, request.Queue), ct);

        // so that the address in the answer leads somewhere at once
        await journal.FlushAsync();
        return outcome switch
        {
            PlaceOutcome.Placed placed => TypedResults.Accepted($"/api/v1/calls/{placed.Call}", new PlacedCall(placed.Call.ToString())),
            PlaceOutcome.Refused refused => Refusal(refused.Reason),
            _ => throw new InvalidOperationException("an outcome that nobody knows"),
        };
    }

    private static ProblemHttpResult Refusal(EndReason reason) => reason switch
    {
        EndReason.NotFound => ProblemResponses.Invalid("to", "a number that can be dialed: letters, digits, + * # - . _"),
        EndReason.Barred => ProblemResponses.Refuse(StatusCodes.Status403Forbidden, "numberBarred", "That number may not be dialed from here."),
        EndReason.UnknownTrunk => ProblemResponses.Conflict("noTrunk", "No trunk takes outbound calls, or its host cannot be found."),
        EndReason.Draining => ProblemResponses.Refuse(StatusCodes.Status503ServiceUnavailable, "draining", "The server takes no new calls."),
        _ => ProblemResponses.Refuse(StatusCodes.Status503ServiceUnavailable, "noLine", "All lines are busy."),
    };
}
