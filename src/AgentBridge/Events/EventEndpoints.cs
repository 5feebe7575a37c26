using System.Globalization;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Json;
using CallCenter.AgentBridge.SignIn;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Events;

/// <summary>The journal as server-sent events: "id" is the fact's place, so a client that comes back misses nothing and gets nothing twice.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/events", StreamAsync).RequireAuthorization(Access.Supervisor).WithTags("events")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");

    private static async Task StreamAsync(HttpContext http, IJournal journal, AgentBridgeOptions options, TimeProvider clock,
        IHostApplicationLifetime lifetime, SessionStore sessions, long? after = null)
    {
        if (!TryResume(http.Request, ref after))
        {
            await ProblemResponses.Invalid(new FieldFault("Last-Event-ID", FaultCode.Malformed, "a whole number")).ExecuteAsync(http);
            return;
        }

        using var line = sessions.Hold(http.User.FindFirst(Access.SessionClaim)!.Value);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, line.Ended);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await using var entries = journal.SubscribeAsync(after, ending.Token).GetAsyncEnumerator(ending.Token);
        try
        {
            await CopyAsync(http.Response, entries, options.Heartbeat, clock, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client has gone, its session has ended or the server stops; who may comes back with Last-Event-ID.
        }
    }

    private static async Task CopyAsync(HttpResponse response, IAsyncEnumerator<JournalEntry> entries, TimeSpan heartbeat, TimeProvider clock,
        CancellationTokenSource ending)
    {
        var ct = ending.Token;
        var next = entries.MoveNextAsync().AsTask();
        try
        {
            await SayAsync(response, "connected", ct);
            while (true)
            {
                try
                {
                    if (!await next.WaitAsync(heartbeat, clock, ct))
                    {
                        return;
                    }
                }
                catch (TimeoutException)
                {
                    await SayAsync(response, "heartbeat", ct);
                    continue;
                }

                await WriteAsync(response, entries.Current, ct);
                next = entries.MoveNextAsync().AsTask();
                if (!next.IsCompleted)
                {
                    await response.Body.FlushAsync(ct);
                }
            }
        }
        finally
        {
            // An iterator may be disposed only when no read of it is under way.
            await ending.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task SayAsync(HttpResponse response, string comment, CancellationToken ct)
    {
        await response.WriteAsync($": {comment}\n\n", ct);
        await response.Body.FlushAsync(ct);
    }

    private static Task WriteAsync(HttpResponse response, JournalEntry entry, CancellationToken ct) => response.WriteAsync(
        string.Create(CultureInfo.InvariantCulture, $"id: {entry.Seq}\ndata: {ApiJson.EventText(entry)}\n\n"), ct);

    private static bool TryResume(HttpRequest request, ref long? after)
    {
        if (request.Headers["Last-Event-ID"].ToString() is not { Length: > 0 } last)
        {
            return true;
        }

        var good = long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var seq);
        after = seq;
        return good;
    }
}
