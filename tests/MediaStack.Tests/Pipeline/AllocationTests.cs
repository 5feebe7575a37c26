using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>The packet path allocates nothing once it is warm: sockets, jitter buffer, forwarding, clips, keys, recording.</summary>
public sealed class AllocationTests
{
    [Test]
    public void Packets_InBothDirections_AllocateNothing()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg(n => n with { Format = AudioFormat.Pcma, PayloadType = 8 });
        var (prompt, caller, _) = bench.OpenLeg(n => n with { EventPayloadType = null, ReceivedEventPayloadType = null });
        a.Hear(b);
        b.Hear(a);
        var sum = 0;
        a.Listen(f => sum += f[0]);
        prompt.Play([new MediaClip(new short[1000])], loop: true);
        prompt.StartRecording("/dev/null");
        Step(bench, alice, caller, 400);

        var allocated = Step(bench, alice, caller, 1000);

        Assert.That(allocated, Is.Zero);
        Assert.That(a.Stats.PacketsReceived, Is.EqualTo(1400 + (8 * 1400 / 100)), "sound and keys came");
        Assert.That(sum, Is.Not.Zero);
        Assert.That(bob.Hear(), Is.Not.Empty);
    }

    /// <summary>Bytes allocated by receiving and ticking; the manual clock's own do not count.</summary>
    private static long Step(Bench bench, Peer alice, Peer caller, int frames)
    {
        long allocated = 0;
        for (var i = 0; i < frames; i++)
        {
            alice.Say(0x90);
            caller.Say(0x91);
            if (i % 100 == 50)
            {
                alice.Press('5');
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            bench.Receive();
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            for (var slot = 0; slot < MediaClock.Phases; slot++)
            {
                bench.Time.Advance(TimeSpan.FromMilliseconds(5));
                before = GC.GetAllocatedBytesForCurrentThread();
                bench.Engine.Clock.RunDue();
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        return allocated;
    }
}
