using System.Data.Common;
using CallCenter.CallModel;
using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Texts;
using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge.Questions;

/// <summary>
/// Takes what callers asked out of the journal and notices questions that repeat without an answer. A question is open when it went to a
/// person, when none of the offered titles was taken, or when the answer did not help.
/// </summary>
public sealed partial class QuestionLog(IJournal journal, IQuestionStore store, SentenceEncoders encoders, TimeProvider time, ILogger<QuestionLog> logger)
{
    /// <summary>The position is kept after so many facts that are none of its business.</summary>
    private const int AdvanceEvery = 1_000;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled. A database that fails for a while is tried again; nothing is counted twice.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(logger, e is DbException ? null : e, RetryAfter.TotalSeconds, e.Message);
                await Task.Delay(RetryAfter, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        var groups = new QuestionGroups(encoders);
        foreach (var group in (await store.LoadGroupsAsync(QuestionGroups.MostGroups, ct)).Reverse())
        {
            groups.Add(group);
        }

        var kept = await store.PositionAsync(ct);
        await foreach (var entry in journal.SubscribeAsync(kept, ct))
        {
            var taken = entry.Fact switch
            {
                QuestionAsked asked => await AskedAsync(entry.Seq, asked, groups, ct),
                ChoiceMade choice => await ChosenAsync(entry.Seq, choice, ct),
                AnswerJudged judged => await JudgedAsync(entry.Seq, judged, groups, ct),
                _ => false,
            };
            if (taken)
            {
                kept = entry.Seq;
            }
            else if (entry.Seq - kept >= AdvanceEvery)
            {
                await store.AdvanceAsync(entry.Seq, ct);
                kept = entry.Seq;
            }
        }
    }

    private async Task<bool> AskedAsync(long seq, QuestionAsked asked, QuestionGroups groups, CancellationToken ct)
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
            var group = groups.Find(question.Text, language);
            Remember(groups, group, await store.AddOpenAsync(question, group, ct));
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

    private async Task<bool> JudgedAsync(long seq, AnswerJudged judged, QuestionGroups groups, CancellationToken ct)
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
            var group = groups.Find(question.Text, question.Language);
            Remember(groups, group, await store.MarkUnhelpfulAsync(seq, question.Seq, group, ct));
        }

        return true;
    }

    private static void Remember(QuestionGroups groups, long? joined, QuestionGroup? group)
    {
        if (group is not null && group.Id != joined)
        {
            groups.Add(group);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Callers' questions could not be kept; tried again in {Seconds} s: {Why}")]
    private static partial void LogFailed(ILogger logger, Exception? e, double seconds, string why);
}
