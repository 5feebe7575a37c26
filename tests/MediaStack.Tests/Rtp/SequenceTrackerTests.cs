using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Tests.Rtp;

public sealed class SequenceTrackerTests
{
    private readonly SequenceTracker _tracker = new();

    private SequenceVerdict[] Update(params int[] sequences) => [.. sequences.Select(s => _tracker.Update(1, (ushort)s))];

    [SetUp]
    public void Restart() => Update(40000, 20000, 20001);

    [Test]
    public void Update_InOrderOverTheWrap_CountsCycles()
    {
        Update(40000, 65534, 65535);
        Assert.That(_tracker.Update(1, 0), Is.EqualTo(SequenceVerdict.InOrder));
        Assert.That(_tracker.ExtendedHighest, Is.EqualTo(65536));
        Assert.That((_tracker.Expected, _tracker.Received), Is.EqualTo((2u, 2u)));
    }

    [Test]
    public void Update_LossReorderingAndDuplicates_AreToldApart()
    {
        Assert.That(Update(20002, 20004, 20003, 20003, 20004, 20007), Is.EqualTo(new[]
        {
            SequenceVerdict.InOrder, SequenceVerdict.InOrder, SequenceVerdict.Reordered, SequenceVerdict.Duplicate,
            SequenceVerdict.Duplicate, SequenceVerdict.InOrder,
        }));
        Assert.That((_tracker.Expected, _tracker.Received), Is.EqualTo((7u, 5u)));
    }

    [Test]
    public void Update_ReorderedOverTheWrap_IsNoCycle()
    {
        Update(40000, 65534, 65535);
        Update(1, 0, 2);
        Assert.That(_tracker.ExtendedHighest, Is.EqualTo(65538));
        Assert.That(_tracker.Expected - _tracker.Received, Is.Zero);
    }

    [Test]
    public void Update_WildJump_IsBelievedOnlyWhenConfirmed()
    {
        Assert.That(Update(50000, 20002, 50001, 20003), Is.EqualTo(new[]
        {
            SequenceVerdict.Suspicious, SequenceVerdict.InOrder, SequenceVerdict.Restarted, SequenceVerdict.Suspicious,
        }));
    }

    [Test]
    public void Update_ForeignSsrc_IsBelievedOnlyWhenConfirmed()
    {
        Assert.That(_tracker.Update(2, 7), Is.EqualTo(SequenceVerdict.Suspicious));
        Assert.That(_tracker.Update(1, 20002), Is.EqualTo(SequenceVerdict.InOrder));
        Assert.That(_tracker.Update(2, 8), Is.EqualTo(SequenceVerdict.Restarted));
        Assert.That((_tracker.Ssrc, _tracker.Received, _tracker.Expected), Is.EqualTo((2u, 1u, 1u)));
    }

    [Test]
    public void Update_GapBelowTheLimit_IsLossNotARestart() =>
        Assert.That(Update(20001 + 2999), Is.EqualTo(new[] { SequenceVerdict.InOrder }));
}
