using CallCenter.CallModel.Mailboxes;

namespace CallCenter.CallModel.Tests.Mailboxes;

internal sealed class MailboxTests
{
    [Test]
    public async Task RunAsync_MessagesOfManyThreads_RunOneAtATimeAndEachThreadsInOrder()
    {
        var mailbox = new Mailbox(_ => { });
        var running = mailbox.RunAsync();
        var (inside, most) = (0, 0);
        var seen = new List<(int Thread, int Number)>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                var number = i;
                mailbox.Post(() =>
                {
                    most = Math.Max(most, ++inside);
                    seen.Add((thread, number));
                    inside--;
                });
            }
        })));
        mailbox.Close();
        await running;

        Assert.That((most, seen.Count), Is.EqualTo((1, 4000)));
        Assert.That(seen.GroupBy(s => s.Thread).Select(g => g.Select(s => s.Number)), Is.All.Ordered);
    }

    [Test]
    public async Task RunAsync_MessageThatThrows_IsHandedToTheRuleAndTheNextRuns()
    {
        var faults = new List<string>();
        var ran = false;
        var mailbox = new Mailbox(fault => faults.Add(fault.Message));
        mailbox.Post(() => throw new InvalidOperationException("a bug"));
        mailbox.Post(() => ran = true);
        mailbox.Close();

        await mailbox.RunAsync();

        Assert.That((faults, ran), Is.EqualTo((new List<string> { "a bug" }, true)));
    }

    [Test]
    public async Task Close_WhatWasPostedBefore_StillRunsAndNothingAfter()
    {
        var ran = 0;
        var mailbox = new Mailbox(_ => { });
        mailbox.Post(() => ran++);

        mailbox.Close();

        Assert.That(mailbox.Post(() => ran++), Is.False);
        await mailbox.RunAsync();
        Assert.That(ran, Is.EqualTo(1));
    }
}
