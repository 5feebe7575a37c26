using CallCenter.Speech.Turns;

namespace CallCenter.Speech.Tests.Turns;

public sealed class FrameRingTests
{
    [Test]
    public void Write_WhenFull_LosesTheOldestAndCounts()
    {
        var ring = new FrameRing(3);
        for (short i = 0; i < 5; i++)
        {
            ring.Write(Frame(i));
        }

        Assert.Multiple(() =>
        {
            Assert.That(ring.Lost, Is.EqualTo(2));
            Assert.That(ReadAll(ring), Is.EqualTo(new[] { 2, 3, 4 }));
        });
    }

    [Test]
    public void Write_ShortFrame_IsFilledWithSilence()
    {
        var ring = new FrameRing(1);
        ring.Write(Frame(7));
        ring.Write([9]);
        var frame = new short[AudioClip.FrameSamples];
        ring.TryRead(frame);
        Assert.That(frame.Sum(s => s), Is.EqualTo(9));
    }

    [Test]
    public void Write_OnTheMediaClock_AllocatesNothing()
    {
        var ring = new FrameRing(10);
        var frame = Frame(1);
        ring.Write(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            ring.Write(frame);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static short[] Frame(short value) => [.. Enumerable.Repeat(value, AudioClip.FrameSamples)];

    private static List<int> ReadAll(FrameRing ring)
    {
        var frame = new short[AudioClip.FrameSamples];
        var read = new List<int>();
        while (ring.TryRead(frame))
        {
            read.Add(frame[^1]);
        }

        return read;
    }
}
