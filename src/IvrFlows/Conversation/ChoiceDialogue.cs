using CallCenter.CallModel.Texts;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>
/// Asks until the caller has chosen or the tries are used up. After two misunderstandings, or without a recogniser, it goes on by
/// keypad alone and says so.
/// </summary>
internal sealed class ChoiceDialogue
{
    private const int MaxRepeats = 5;
    private const int MaxMisheard = 2;

    /// <summary>Free speech is full of words that resemble commands: these must be clearer.</summary>
    private const double AcceptInFreeSpeech = 0.75;

    private readonly StepContext _call;
    private readonly ChoiceRequest _request;
    private readonly IReadOnlyList<SpokenChoice> _choices;
    private readonly MenuKeys _keys;
    private readonly bool _takesSpeech;
    private PhraseMatcher? _matcher;
    private bool _speech;
    private int _misheard;

    public ChoiceDialogue(StepContext call, ChoiceRequest request)
    {
        _call = call;
        _request = request;
        _choices = [.. WithCommon(request, call.Language)];
        _keys = new MenuKeys([.. _choices.Select(choice => choice.Key)]);
        _takesSpeech = request.FreeWords > 0 || request.Choices.Any(choice => choice.Phrases.Count > 0);
    }

    public async Task<ChoiceResult> RunAsync()
    {
        _speech = _takesSpeech && _call.IsHeard();
        var misses = 0;
        var repeats = 0;
        var opening = _request.Intro;
        var flush = _request.Flush;
        while (true)
        {
            var result = _request.NeedsSpeech && !_speech ? new ChoiceResult.NoSpeech() : await AskAsync(opening, flush);
            if (result is ChoiceResult.Chosen { Name: Vocabulary.Repeat } && repeats < MaxRepeats)
            {
                repeats++;
                (opening, flush) = (_request.Intro, false);
                continue;
            }

            if (result is ChoiceResult.NoSpeech && !_request.NeedsSpeech)
            {
                (opening, flush) = ([PromptPart.OfKey(PromptKeys.UseKeypad)], false);
                continue;
            }

            Record(result);
            if (result is not (ChoiceResult.NoInput or ChoiceResult.NoMatch) || ++misses > _request.Retries)
            {
                return result;
            }

            opening = [PromptPart.OfKey(result is ChoiceResult.NoInput ? PromptKeys.NoInput : PromptKeys.NotUnderstood)];
            flush = result is ChoiceResult.NoMatch;
        }
    }

    private async Task<ChoiceResult> AskAsync(IReadOnlyList<PromptPart> opening, bool flush)
    {
        var turn = await _call.ListenAsync(new TurnRequest
        {
            Prompt = speech => _call.Speaker.ClipsAsync(
                [.. opening, .. !speech && _request.KeypadPrompt.Count > 0 ? _request.KeypadPrompt : _request.Prompt]),
            Keys = _keys,
            Speech = _speech ? Listening() : null,
            NeedsSpeech = _request.NeedsSpeech,
            BargeIn = _request.BargeIn,
            Flush = flush,
            NoInput = _call.Options.NoInput,
            BetweenKeys = _call.Options.BetweenKeys,
        });
        return turn switch
        {
            TurnResult.Typed typed => Pressed(typed.Keys),
            TurnResult.Said said => Understood(said.Text),
            TurnResult.NoSpeech => WithoutSpeech(),
            _ => new ChoiceResult.NoInput(),
        };
    }

    private ListenRequest Listening() => new(
        _call.Language,
        _request.FreeWords > 0 ? [] : [.. _choices.SelectMany(choice => choice.Phrases).Distinct()],
        _call.Options.NoInput,
        _call.Options.EndSilence,
        _call.Options.MaxSpeech);

    private ChoiceResult Pressed(string keys) =>
        _choices.FirstOrDefault(choice => choice.Key == keys) is { } choice
            ? new ChoiceResult.Chosen(choice.Name, null)
            : new ChoiceResult.NoMatch(null);

    private ChoiceResult Understood(string heard)
    {
        // made with the first words: who only presses keys does not pay for it
        _matcher ??= new PhraseMatcher(_choices.Select(choice => new PhraseChoice(choice.Name, choice.Phrases)), _call.Language);
        var match = _matcher.Match(heard);
        if (match.Accepted(_request.NeedsSpeech ? AcceptInFreeSpeech : PhraseMatcher.AcceptAt))
        {
            _misheard = 0;
            return new ChoiceResult.Chosen(match.Name!, heard);
        }

        var words = HeardText.Words(heard, _call.Language);
        if (_request.FreeWords > 0 && words.Count >= _request.FreeWords && !Vocabulary.IsFiller(words))
        {
            return new ChoiceResult.Unmatched(heard.Trim());
        }

        _speech = ++_misheard < MaxMisheard;
        return new ChoiceResult.NoMatch(heard);
    }

    private ChoiceResult.NoSpeech WithoutSpeech()
    {
        _speech = false;
        return new ChoiceResult.NoSpeech();
    }

    private void Record(ChoiceResult result)
    {
        var (choice, heard) = result switch
        {
            ChoiceResult.Chosen chosen => (chosen.Name, chosen.Heard),
            ChoiceResult.NoInput => (EdgeNames.NoInput, null),
            ChoiceResult.NoMatch missed => (EdgeNames.NoMatch, missed.Heard),
            _ => (null, null),
        };
        if (choice is null || !_request.Recorded)
        {
            return;
        }

        _call.Append(new ChoiceMade
        {
            At = _call.Now,
            CallId = _call.Context.CallId,
            Menu = _request.Menu,
            Choice = choice,
            Spoken = heard is not null,
            Heard = heard,
        });
        if (result is ChoiceResult.Chosen)
        {
            _call.Context.AddTrail(heard is null ? TrailKind.Pressed : TrailKind.Said, _request.Menu, choice, heard);
        }
    }

    /// <summary>The menu's own choices first: one that uses a common key or word keeps it.</summary>
    private static IEnumerable<SpokenChoice> WithCommon(ChoiceRequest request, string language)
    {
        var own = request.Choices;
        foreach (var choice in own)
        {
            yield return choice;
        }

        if (request.OffersAgent && own.All(choice => choice.Name != Vocabulary.Agent))
        {
            yield return new SpokenChoice(Vocabulary.Agent, Free("0", own), Vocabulary.Of(Vocabulary.Agent, language));
        }

        if (request.RepeatKey.Length > 0 && own.All(choice => choice.Name != Vocabulary.Repeat))
        {
            yield return new SpokenChoice(Vocabulary.Repeat, Free(request.RepeatKey, own), Vocabulary.Of(Vocabulary.Repeat, language));
        }
    }

    private static string Free(string key, IReadOnlyList<SpokenChoice> own) => own.Any(choice => choice.Key == key) ? "" : key;
}
