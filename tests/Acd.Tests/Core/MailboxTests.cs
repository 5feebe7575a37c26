using CallCenter.Acd.Core;
using CallCenter.Acd.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Acd.Tests.Core;

public sealed class MailboxTests
{
    [Test]
    public void Bug_InAMessage_EndsThatMessageOnly()
    {
        var (steps, mailbox) = Open();
        var answer = mailbox.AskAsync<int>(() => throw new InvalidOperationException("bug"), 0);
        var next = mailbox.AskAsync(() => 42, 0);

        steps.Drain();

        Assert.That(answer.IsFaulted);
        Assert.That(next.Result, Is.EqualTo(42));
    }

    [Test]
    public void Bug_InOutsideWork_IsCountedDown()
    {
        var (steps, mailbox) = Open();
        mailbox.Post(() => mailbox.Outside(() => throw new InvalidOperationException("bug")));

        steps.Drain();

        Assert.That(mailbox.Working, Is.Zero);
    }

    [Test]
    public void Answer_ComesAfterTheConsequencesOfTheMessage()
    {
        var (steps, mailbox) = Open();
        var settled = false;
        mailbox.AfterEach = () => settled = true;
        var seen = mailbox.AskAsync(() => true, false).ContinueWith(_ => settled, TaskContinuationOptions.ExecuteSynchronously);

        steps.Drain();

        Assert.That(() => seen.IsCompleted && seen.Result, Is.True.After(10_000, 5));
    }

    [Test]
    public void Ask_AfterTheEnd_GetsTheAnswerOfAStoppedLoop()
    {
        var (steps, mailbox) = Open();
        mailbox.Complete();
        steps.Drain();

        Assert.That(mailbox.AskAsync(() => 1, whenStopped: -1).Result, Is.EqualTo(-1));
    }

    private static (Steps Steps, FloorMailbox Mailbox) Open()
    {
        var steps = new Steps();
        var mailbox = new FloorMailbox(work => _ = work(), NullLogger.Instance);
        steps.Within(() => _ = mailbox.RunAsync());
        return (steps, mailbox);
    }
}
