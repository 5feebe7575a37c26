using CallCenter.Knowledge.Questions;
using CallCenter.ServiceDesk.Calls;

namespace CallCenter.CtiServer.Hosting;

/// <summary>What works behind the calls, from the journal: tickets of ended calls, questions that nobody answered.</summary>
internal sealed class Followers(TicketJournalFollower tickets, QuestionLog questions)
{
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    public void Start() =>
        _following = Task.WhenAll(Task.Run(() => tickets.RunAsync(_stop.Token)), Task.Run(() => questions.RunAsync(_stop.Token)));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
