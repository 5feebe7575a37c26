using System.Collections.Concurrent;
using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Calls;

/// <summary>The sound of a call, for those who may hear it; who has heard what is a fact.</summary>
internal sealed class RecordingEndpoint(IJournal journal, TimeProvider clock)
{
    /// <summary>A player asks for a file in pieces: all within this time are one hearing.</summary>
    private static readonly TimeSpan OneHearing = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string User, CallId Call), DateTimeOffset> _heard = new();

    public async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> GetAsync(string id, ClaimsPrincipal who, ICallRecords calls, IAgentDesk desk,
        AgentBridgeOptions options, CancellationToken ct)
    {
        var (path, problem) = await FindAsync(id, who, calls, desk, options, ct);
        if (path is null)
        {
            return problem!;
        }

        Heard(who.User(), new CallId(Guid.Parse(id)));
        return TypedResults.PhysicalFile(path, "audio/wav", enableRangeProcessing: true);
    }

    /// <summary>The sound as a picture; none for a file that is no 16-bit WAV. Looking at it is no hearing.</summary>
    public static async Task<Results<Ok<PeaksAnswer>, NoContent, ProblemHttpResult>> PeaksAsync(string id, int points, ClaimsPrincipal who, ICallRecords calls, IAgentDesk desk,
        AgentBridgeOptions options, CancellationToken ct)
    {
        if (Check.Range("points", points, 50, 4000) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var (path, problem) = await FindAsync(id, who, calls, desk, options, ct);
        return path is null ? problem!
            : await WavPeaks.ReadAsync(path, points, ct) is { } peaks ? TypedResults.Ok(peaks) : TypedResults.NoContent();
    }

    /// <summary>The file of a call's recording, for those who may hear it.</summary>
    private static async Task<(string? Path, ProblemHttpResult? Problem)> FindAsync(string id, ClaimsPrincipal who, ICallRecords calls, IAgentDesk desk,
        AgentBridgeOptions options, CancellationToken ct)
    {
        if (!CallId.TryParse(id, out var callId) || await calls.GetAsync(callId, ct) is not { Recording: { } recording } call)
        {
            return (null, ProblemResponses.NotFound("recording"));
        }

        if (!await CallAccess.MaySeeAsync(who, call, calls, desk, ct))
        {
            return (null, ProblemResponses.NotYours("recording"));
        }

        return InFolder(options.RecordingsDirectory, recording) is { } path && File.Exists(path) ? (path, null) : (null, ProblemResponses.NotFound("recording"));
    }

    /// <summary>The full path, or null when the name leads out of the folder.</summary>
    internal static string? InFolder(string folder, string name)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : null;
    }

    private void Heard(string user, CallId call)
    {
        var now = clock.GetUtcNow();
        foreach (var (key, at) in _heard)
        {
            if (now - at > OneHearing)
            {
                _heard.TryRemove(key, out _);
            }
        }

        if (_heard.TryAdd((user, call), now))
        {
            BridgeMeter.RecordingsPlayed.Add(1);
            journal.Append(new RecordingPlayed { At = now, By = user, CallId = call });
        }
    }
}
