namespace CallCenter.CtiServer.Hosting;

/// <summary>What works behind the calls, from the journal: tickets of ended calls, questions that nobody answered.</summary>
internal sealed class Followers(IEnumerable<JournalFollower> followers)
{
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    public void Start() => _following = Task.WhenAll(followers.Select(follower => Task.Run(() => follower.RunAsync(_stop.Token))));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _following;
    }
}
