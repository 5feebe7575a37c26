using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Questions;

/// <summary>
/// Takes what callers asked out of the journal and notices questions that repeat without an answer. A question is open when it went to a
/// person, when none of the offered titles was taken, or when the answer did not help. Each is kept with its place in the journal, so nothing
/// is counted twice.
/// </summary>
public sealed class QuestionLog(IQuestionStore store, SentenceEncoders encoders) : IJournalReader
{
    /// <summary>The position is kept after so many facts that are none of its business.</summary>
    private const int AdvanceEvery = 1_000;

    private QuestionGroups _groups = new(encoders);
    private long _kept;

    public async ValueTask<long> ResumeAsync(CancellationToken ct)
    {
        _groups = new QuestionGroups(encoders);
        foreach (var group in (await store.LoadGroupsAsync(QuestionGroups.MostGroups, ct)).Reverse())
        {
            _groups.Add(group);
        }

        return _kept = await store.PositionAsync(ct);
    }

    public async ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
    {
        var taken = entry.Fact switch
        {
            QuestionAsked asked => await AskedAsync(entry.Seq, asked, ct),
            ChoiceMade choice => await ChosenAsync(entry.Seq, choice, ct),
            AnswerJudged judged => await JudgedAsync(entry.Seq, judged, ct),
            _ => false,
        };
        if (taken)
        {
            _kept = entry.Seq;
        }
    }

    public async ValueTask KeepAsync(long seq, CancellationToken ct)
    {
        if (seq - _kept >= AdvanceEvery)
        {
            await store.AdvanceAsync(seq, ct);
            _kept = seq;
        }
    }

    private async Task<bool> AskedAsync(long seq, QuestionAsked asked, CancellationToken ct)
    {
        var language = LanguageTag.Primary(asked.Language);
        if (QuestionText.Normalize(asked.Heard, language).Length == 0)
        {
            return false;
        }

        var question = new LoggedQuestion(seq, asked.CallId, asked.At, asked.Heard.Trim(), language, asked.Outcome, asked.Article, asked.Version,
            asked.Score, asked.Nearest);
        if (asked.Outcome == KnowledgeDecision.Speak)
        {
            await store.AddAnsweredAsync(question, ct);
        }
        else
        {
            var group = _groups.Find(question.Text, language);
            Remember(group, await store.AddOpenAsync(question, group, ct));
        }

        return true;
    }

    /// <summary>A caller who took an offered title has been answered.</summary>
    private async Task<bool> ChosenAsync(long seq, ChoiceMade choice, CancellationToken ct)
    {
        if (await store.LastOfCallAsync(choice.CallId, ct) is not { Outcome: KnowledgeDecision.Offer } question || !question.Nearest.Contains(choice.Choice))
        {
            return false;
        }

        await store.MarkAnsweredAsync(seq, question.Seq, helped: null, ct);
        return true;
    }

    private async Task<bool> JudgedAsync(long seq, AnswerJudged judged, CancellationToken ct)
    {
        if (await store.LastOfCallAsync(judged.CallId, ct) is not { } question)
        {
            return false;
        }

        if (judged.Helped)
        {
            await store.MarkAnsweredAsync(seq, question.Seq, helped: true, ct);
        }
        else
        {
            var group = _groups.Find(question.Text, question.Language);
            Remember(group, await store.MarkUnhelpfulAsync(seq, question.Seq, group, ct));
        }

        return true;
    }

    private void Remember(long? joined, QuestionGroup? group)
    {
        if (group is not null && group.Id != joined)
        {
            _groups.Add(group);
        }
    }
}
