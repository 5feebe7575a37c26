using System.Collections.Concurrent;
using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Calls;

/// <summary>The sound of a call, for those who may hear it; who has heard what is a fact.</summary>
internal sealed class RecordingEndpoint(IRecordings recordings, IJournal journal, TimeProvider clock)
{
    /// <summary>A player asks for a file in pieces: all within this time are one hearing.</summary>
    private static readonly TimeSpan OneHearing = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string User, CallId Call), DateTimeOffset> _heard = new();

    public async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetAsync(string id, ClaimsPrincipal who, ICallRecords calls, IAgentDesk desk, CancellationToken ct)
    {
        var (sound, problem) = await FindAsync(id, who, calls, desk, ct);
        if (sound is null)
        {
            return problem!;
        }

        Heard(who.User(), new CallId(Guid.Parse(id)));
        return TypedResults.Stream(sound, "audio/wav", enableRangeProcessing: true);
    }

    /// <summary>The sound as a picture; none for a file that is no 16-bit WAV. Looking at it is no hearing.</summary>
    public async Task<Results<Ok<PeaksAnswer>, NoContent, ProblemHttpResult>> PeaksAsync(string id, int points, ClaimsPrincipal who, ICallRecords calls, IAgentDesk desk,
        CancellationToken ct)
    {
        if (Check.Range("points", points, 50, 4000) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var (sound, problem) = await FindAsync(id, who, calls, desk, ct);
        if (sound is null)
        {
            return problem!;
        }

        await using (sound)
        {
            return await WavPeaks.ReadAsync(sound, points, ct) is { } peaks ? TypedResults.Ok(peaks) : TypedResults.NoContent();
        }
    }

    /// <summary>A call's recording, for those who may hear it.</summary>
    private async Task<(Stream? Sound, ProblemHttpResult? Problem)> FindAsync(string id, ClaimsPrincipal who, ICallRecords calls, IAgentDesk desk, CancellationToken ct)
    {
        if (!CallId.TryParse(id, out var callId) || await calls.GetAsync(callId, ct) is not { Recording: { } recording } call)
        {
            return (null, ProblemResponses.NotFound("recording"));
        }

        if (!await CallAccess.MaySeeAsync(who, call, calls, desk, ct))
        {
            return (null, ProblemResponses.NotYours("recording"));
        }

        return recordings.Open(recording) switch
        {
            RecordedSound.Found found => (found.Wav, null),
            RecordedSound.Locked locked => (null, ProblemResponses.Conflict("recordingLocked", $"The recording is encrypted under the key {locked.Key}, which is not among the server's.")),
            _ => (null, ProblemResponses.NotFound("recording")),
        };
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
