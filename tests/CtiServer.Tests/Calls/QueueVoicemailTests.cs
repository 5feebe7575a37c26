using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CtiServer.Tests.Calls;

public sealed class QueueVoicemailTests
{
    [TestCase(true, 3.0, Description = "the pound key ends the message")]
    [TestCase(false, 5.0, Description = "the longest message does")]
    public void Message_IsAFactOfTheQueue(bool byKey, double seconds)
    {
        var (journal, time, voices) = (new FakeJournal(), new ManualTimeProvider(), new FakeVoices());
        var leg = new FakeCallLeg(time, inline: true);
        var greetings = new Dictionary<string, string> { ["zh"] = "请留言。" };
        var queues = new OneQueue(new QueueConfig("sales") { Rules = new QueueRules { Voicemail = new VoicemailRule(5) { Greetings = greetings } } });
        var recorder = new CallRecorder(Settings.With(recordCalls: true, "data"), null!, journal, time);
        var overflow = new QueueOverflow(new QueueVoicemail(queues, voices, recorder, journal, time), null!, voices);
        var context = new CallContext(leg.CallId, "anonymous", "100") { Language = "zh" };

        VirtualTime.Run(time, async () =>
        {
            await leg.AnswerAsync();
            var taken = overflow.RunAsync(leg, context, new QueueOutcome.Overflowed(OverflowTarget.Callback, "sales"));
            await leg.Until(l => l.Listeners == 1);
            leg.Speak(new short[(byKey ? 3 : 6) * AudioClip.SampleRate]);
            leg.Press(byKey ? "#" : "1");
            await taken;
        });

        Assert.That(voices.TextOf(leg.Playbacks[0]), Does.StartWith("请留言。"), "who withholds the number cannot be called back");
        Assert.That(journal.Of<VoicemailLeft>().Single() is { Queue: "sales" } left ? left.Seconds : 0, Is.EqualTo(seconds).Within(1.1));
    }
}
