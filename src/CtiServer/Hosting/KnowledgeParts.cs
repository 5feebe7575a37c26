using CallCenter.Knowledge;
using CallCenter.Knowledge.Questions;

namespace CallCenter.CtiServer.Hosting;

/// <summary>The knowledge base and the log that notices unanswered questions.</summary>
internal sealed class KnowledgeParts(KnowledgeBase knowledge, QuestionLog questions)
{
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    public async Task StartAsync(CancellationToken ct)
    {
        await knowledge.StartAsync(ct);
        _following = Task.Run(() => questions.RunAsync(_stop.Token), ct);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
