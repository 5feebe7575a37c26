using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>Turns what a step says into sound: the catalogue's prompts (recorded ones win) and free texts.</summary>
internal sealed class Speaker(StepContext call)
{
    private const int ShortestSpelled = 5;

    /// <summary>Between two pieces, so that they are not heard as one sentence.</summary>
    private static readonly AudioClip Pause = AudioClip.Silence(TimeSpan.FromMilliseconds(250));

    public async ValueTask<IReadOnlyList<AudioClip>> ClipsAsync(IEnumerable<PromptPart> parts)
    {
        var clips = new List<AudioClip>();
        foreach (var part in parts)
        {
            if (await InTimeAsync(part) is { } clip)
            {
                clips.AddRange(clips.Count > 0 ? [Pause, clip] : [clip]);
            }
        }

        return clips;
    }

    /// <summary>Plays to the end; a key stops it and is kept for the next step, unless every word must be heard.</summary>
    public async Task SayAsync(IEnumerable<PromptPart> parts, bool mustHear = false)
    {
        var clips = await ClipsAsync(parts);
        if (clips.Count > 0)
        {
            await Announcement.PlayAsync(call.Leg, clips, call.Time, mustHear);
        }
    }

    /// <summary>A voice that does not come back costs the caller its words, not the call.</summary>
    private async Task<AudioClip?> InTimeAsync(PromptPart part)
    {
        var making = ClipAsync(part);
        if (making.IsCompletedSuccessfully)
        {
            return making.Result;
        }

        try
        {
            return await making.AsTask().WaitAsync(call.Options.LongestSound, call.Time);
        }
        catch (TimeoutException)
        {
            FlowLog.NotSpoken(call.Logger, call.Context.CallId, part.Key ?? "a text", call.Options.LongestSound.TotalSeconds);
            return null;
        }
    }

    private async ValueTask<AudioClip?> ClipAsync(PromptPart part)
    {
        var language = part.Language ?? call.Language;
        var ct = call.Leg.Ended;
        if (part.Literal is not null)
        {
            return part.Literal.Length == 0 ? null : await call.Services.Voices.SpeakAsync(part.Literal, language, ct);
        }

        var text = part.TextIn(call.Language, call.Prompts) ?? "";
        if (Template.HasVariables(text))
        {
            return await call.Services.Voices.SpeakAsync(Template.Expand(text, Spoken), language, ct);
        }

        return part.Key is null
            ? await call.Services.Voices.SpeakAsync(text, language, ct)
            : await call.Services.Voices.PromptAsync(part.Key, text, language, ct);
    }

    // Telephone and customer numbers are said digit by digit.
    private string? Spoken(string name)
    {
        var value = call.Value(name);
        return value is { Length: >= ShortestSpelled } && value.All(c => char.IsAsciiDigit(c) || c == '+')
            ? string.Join(' ', value.Where(char.IsAsciiDigit))
            : value;
    }
}
