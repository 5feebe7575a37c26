using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>A line that loses every fifth packet for a minute.</summary>
public sealed class LossyLineTests
{
    private const int Minute = 50 * 60;

    [Test]
    public void Minute_WithTwentyPercentLost_IsACallWithoutGaps_ThatLeavesNothingBehind()
    {
        using var bench = new Bench();
        var before = bench.Engine.Counts;
        var (a, alice, events) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        a.Hear(b);
        b.Hear(a);
        var (frames, heard, random, last) = (0, 0, new Random(5), new short[160]);
        a.Listen(frame =>
        {
            frames++;
            frame.CopyTo(last);
        });
        bench.Run(Minute, _ =>
        {
            if (random.Next(5) > 0)
            {
                alice.Say(G711.MuLaw(1000));
            }
            else
            {
                alice.Sequence++;
                alice.Timestamp += 160;
            }

            heard += bob.Hear().Count;
        });
        var stats = a.Stats;
        bench.Run(50, _ => alice.Say(G711.MuLaw(1000)));

        Assert.That(stats.PacketsLost / (double)(stats.PacketsLost + stats.PacketsReceived), Is.EqualTo(0.2).Within(0.02));
        Assert.That(frames, Is.EqualTo(Minute + 50), "who listens gets a frame each tick");
        Assert.That(heard, Is.EqualTo(stats.PacketsReceived).Within(Minute / 50), "what came is passed on");
        Assert.That(last, Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(1000))), "and then the line is as it was");
        Assert.That((events.Silences, events.Lost), Is.EqualTo((0, (CallCenter.MediaStack.Pipeline.MediaLoss?)null)));
        a.Dispose();
        b.Dispose();
        bench.Run(50 * 6);
        Assert.That(bench.Engine.Counts, Is.EqualTo(before));
    }
}
