using CallCenter.AgentBridge.Live;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Tests.Live;

/// <summary>What one page is sent, and what a page that does not read costs the others: nothing.</summary>
internal sealed class PageMailboxTests
{
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task Post_PageReadsSlowly_GetsTheNewestOfEachKindInTheOrderOfPosting()
    {
        var page = new SlowPage();
        var mailbox = new PageMailbox(page, () => { }, _clock);
        mailbox.Post("view", 1);
        mailbox.Post("figures", 1);
        mailbox.Post("view", 2);
        mailbox.Post("offer", 3);
        mailbox.Post("figures", 4);

        page.ReadAll();
        await Until.TrueAsync(() => page.Sent.Count == 4);

        Assert.That(page.Sent, Is.EqualTo(new[] { ("view", 1), ("view", 2), ("offer", 3), ("figures", 4) }));
    }

    [Test]
    public async Task Post_PageNeverReads_IsCutOffAndNobodyWaits()
    {
        var cut = new TaskCompletionSource();
        var mailbox = new PageMailbox(new SlowPage(), () => cut.TrySetResult(), _clock);
        for (var i = 0; i < 100_000; i++)
        {
            mailbox.Post("view", i);
        }

        Assert.That(cut.Task.IsCompleted, Is.False);
        _clock.Advance(PageMailbox.Patience);
        await cut.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private sealed class SlowPage : ISingleClientProxy
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<(string, int)> Sent { get; } = [];

        public void ReadAll() => _read.SetResult();

        public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
        {
            Sent.Add((method, (int)args[0]!));
            return _read.Task;
        }

        public Task<T> InvokeCoreAsync<T>(string method, object?[] args, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
