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
        if (!CallId.TryParse(id, out var callId) || await calls.GetAsync(callId, ct) is not { Recording: { } recording } call)
        {
            return ProblemResponses.NotFound("recording");
        }

        if (!await CallAccess.MaySeeAsync(who, call, calls, desk, ct))
        {
            return ProblemResponses.NotYours("recording");
        }

        if (InFolder(options.RecordingsDirectory, recording) is not { } path || !File.Exists(path))
        {
            return ProblemResponses.NotFound("recording");
        }

        Heard(who.User(), callId);
        return TypedResults.PhysicalFile(path, "audio/wav", enableRangeProcessing: true);
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
