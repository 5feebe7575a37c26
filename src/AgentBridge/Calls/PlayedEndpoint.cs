using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Calls;

internal static class PlayedEndpoint
{
    private const int MostPlayed = 1000;
    private static readonly TimeSpan Usually = TimeSpan.FromDays(7);

    public static void MapPlayed(this IEndpointRouteBuilder api) =>
        api.MapGet("/recordings/played", ListAsync).RequireAuthorization(Access.Admin).WithTags("calls");

    /// <summary>Which recordings were heard by whom, newest first; the last seven days unless asked otherwise.</summary>
    private static async Task<Results<Ok<List<PlayedRecording>>, ProblemHttpResult>> ListAsync(IJournal journal, TimeProvider clock, CancellationToken ct,
        DateTimeOffset? from = null, int limit = 200)
    {
        if (Check.Range("limit", limit, 1, MostPlayed) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var played = new Queue<PlayedRecording>();
        await foreach (var entry in journal.ReadSinceAsync(from?.ToUniversalTime() ?? clock.GetUtcNow() - Usually, ct))
        {
            if (entry.Fact is RecordingPlayed fact)
            {
                played.Enqueue(new PlayedRecording(fact.At, fact.By, fact.CallId));
                if (played.Count > limit)
                {
                    played.Dequeue();
                }
            }
        }

        return TypedResults.Ok(played.Reverse().ToList());
    }
}
