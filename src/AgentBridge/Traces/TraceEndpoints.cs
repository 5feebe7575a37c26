using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Traces;

/// <summary>An administrator watches a number or a phone for a while and reads the SIP messages of its calls.</summary>
internal static class TraceEndpoints
{
    private const int LongestWatch = 24 * 60;
    private const int LongestName = 64;

    public static void MapTraces(this IEndpointRouteBuilder api)
    {
        var traces = api.MapGroup("/sip-trace").WithTags("traces").RequireAuthorization(Access.Admin);
        traces.MapGet("", (ISipTraces sip) => TypedResults.Ok(sip.Watches));
        traces.MapPut("/{whom}", Watch);
        traces.MapDelete("/{whom}", Unwatch);
        api.MapGet("/calls/{id}/trace", OfCallAsync).WithTags("traces").RequireAuthorization(Access.Admin);
    }

    /// <summary>The last eight digits of a number count; * watches everybody.</summary>
    private static Results<Ok<IReadOnlyList<SipTraceWatch>>, ProblemHttpResult> Watch(string whom, WatchRequest request, ISipTraces sip)
    {
        if (whom.Length > LongestName || (whom != "*" && whom.Count(char.IsAsciiLetterOrDigit) < 3))
        {
            return ProblemResponses.Invalid(FieldFault.NotName("whom", LongestName, "characters of a telephone number, the user of a phone, or *"));
        }

        if (Check.Range("minutes", request.Minutes, 1, LongestWatch) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        return sip.Watch(whom, TimeSpan.FromMinutes(request.Minutes))
            ? TypedResults.Ok(sip.Watches)
            : ProblemResponses.Conflict("tooMany", "Too many are watched already: stop one of them first.");
    }

    private static NoContent Unwatch(string whom, ISipTraces sip)
    {
        sip.Unwatch(whom);
        return TypedResults.NoContent();
    }

    /// <summary>Text, or with <c>format=pcap</c> a capture that Wireshark reads.</summary>
    private static async Task<Results<ContentHttpResult, FileContentHttpResult, ProblemHttpResult>> OfCallAsync(string id, ICallRecords calls,
        ISipTraces sip, CancellationToken ct, string format = "text")
    {
        if (Check.OneOf("format", format, "text", "pcap") is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        if (!CallId.TryParse(id, out var callId) || await calls.GetAsync(callId, ct) is null)
        {
            return ProblemResponses.NotFound("call");
        }

        var arrived = (await calls.EventsAsync(callId, ct)).Select(e => e.Fact).OfType<CallArrived>().FirstOrDefault();
        var messages = arrived?.SipCallId is { } sipCallId ? sip.Of(sipCallId) : [];
        if (messages.Count == 0)
        {
            return ProblemResponses.Refuse(StatusCodes.Status404NotFound, "notTraced", "Nobody watched this call, or newer messages have taken its place.");
        }

        return format == "pcap"
            ? TypedResults.File(PcapFile.Of(messages), "application/vnd.tcpdump.pcap", $"{id}.pcap")
            : TypedResults.Text(TraceReport.Of(messages), "text/plain");
    }
}
