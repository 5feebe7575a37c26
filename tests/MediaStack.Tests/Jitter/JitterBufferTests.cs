using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Jitter;

namespace CallCenter.MediaStack.Tests.Jitter;

public sealed class JitterBufferTests
{
    private const int Start = 320;
    private const int Max = 1600;

    /// <summary>A line seen by the buffer: packets arrive at given times (in ms), frames are taken each 20 ms.</summary>
    private sealed class Line(int packetMilliseconds = 20)
    {
        private readonly JitterBuffer _buffer = new(8000, TimeSpan.FromMilliseconds(Start / 8), TimeSpan.FromMilliseconds(Max / 8));
        private readonly PriorityQueue<int, double> _onTheWay = new();
        private double _now;

        public JitterBuffer Buffer => _buffer;

        public List<(FrameKind Kind, short[] Frame, int Level)> Frames { get; } = [];

        public int Jitter { get; set; }

        /// <summary>Each packet carries its own number as sound, from 1 up.</summary>
        public Line Arrives(int number, double atMilliseconds)
        {
            _onTheWay.Enqueue(number, atMilliseconds);
            return this;
        }

        public Line Run(int frames)
        {
            for (var i = 0; i < frames; i++, _now += 20)
            {
                while (_onTheWay.TryPeek(out var number, out var at) && at <= _now)
                {
                    _onTheWay.Dequeue();
                    var payload = new byte[packetMilliseconds * 8];
                    payload.AsSpan().Fill(Code(number));
                    _buffer.Put((ushort)(number + 65000), payload, AudioCodecs.Pcmu, Jitter);
                }

                var frame = new short[160];
                var kind = _buffer.Get(frame);
                Frames.Add((kind, frame, _buffer.LevelSamples));
            }

            return this;
        }

        public IEnumerable<int> Heard => Frames.Where(f => f.Kind == FrameKind.Voice).Select(f => Number(f.Frame[159]));

        public int Count(FrameKind kind, int skip = 0) => Frames.Skip(skip).Count(f => f.Kind == kind);

        private static byte Code(int number) => (byte)(0x80 | (number % 100));

        private static int Number(short sample) => G711.MuLaw(sample) & 0x7F;
    }

    private static Line Steady(int packets, Func<int, double>? delay = null, double spacing = 20)
    {
        var line = new Line();
        for (var i = 1; i <= packets; i++)
        {
            line.Arrives(i, (i * spacing) + (delay?.Invoke(i) ?? 0));
        }

        return line;
    }

    [Test]
    public void Take_SteadyLine_HoldsBack40MillisecondsAndLosesNothing()
    {
        var line = Steady(200).Run(200);
        Assert.That(line.Heard.Take(150), Is.EqualTo(Enumerable.Range(1, 150).Select(i => i % 100)));
        Assert.That(line.Count(FrameKind.Concealed), Is.Zero);
        Assert.That(line.Count(FrameKind.Idle), Is.LessThanOrEqualTo(3));
        Assert.That(line.Frames[100].Level, Is.LessThanOrEqualTo(Start + 160));
    }

    [Test]
    public void Take_NothingYet_IsSilence()
    {
        var line = new Line().Run(5);
        Assert.That(line.Count(FrameKind.Idle), Is.EqualTo(5));
        Assert.That(line.Frames.All(f => f.Frame.All(s => s == 0)), Is.True);
    }

    [Test]
    public void Take_ReorderedPackets_ComeOutInOrder()
    {
        var line = Steady(200, i => i % 10 == 5 ? 25 : 0).Run(200);
        Assert.That(line.Heard.Take(180), Is.EqualTo(Enumerable.Range(1, 180).Select(i => i % 100)));
        Assert.That(line.Buffer.Late, Is.Zero);
    }

    [Test]
    public void Take_FirstTwoSwapped_AreBothHeard()
    {
        var line = new Line().Arrives(2, 1).Arrives(1, 2).Arrives(3, 41).Arrives(4, 61).Run(8);
        Assert.That(line.Heard, Is.EqualTo([1, 2, 3, 4]));
    }

    [Test]
    public void Take_LostPackets_AreConcealedOneForOne()
    {
        var line = new Line();
        for (var i = 1; i <= 500; i++)
        {
            if (i % 10 != 0)
            {
                line.Arrives(i, i * 20);
            }
        }

        line.Run(500);
        Assert.That(line.Buffer.Concealed, Is.EqualTo(49).Within(1));
        Assert.That(line.Buffer.Late, Is.Zero);
        Assert.That(line.Heard, Is.SupersetOf(Enumerable.Range(0, 100).Where(n => n % 10 != 0)), "all that came was heard");
    }

    [Test]
    public void Take_DuplicatesAndStragglers_AreHeardOnce()
    {
        var line = Steady(100);
        for (var i = 1; i <= 90; i++)
        {
            line.Arrives(i, (i * 20) + 5);
        }

        line.Arrives(3, 1500).Run(100);
        Assert.That(line.Heard.Take(90), Is.EqualTo(Enumerable.Range(1, 90)));
    }

    [TestCase(30)]
    [TestCase(60)]
    [TestCase(100)]
    public void Take_JitteryLine_GrowsToFitAndThenRarelyConceals(int jitterMs)
    {
        var random = new Random(jitterMs);
        var line = Steady(3000, _ => random.NextDouble() * jitterMs);
        line.Jitter = jitterMs * 8 / 3;
        line.Run(3000);

        Assert.That(line.Frames.Skip(500).Count(f => f.Kind == FrameKind.Concealed), Is.LessThan(50), "2 % at most once settled");
        Assert.That(line.Frames.Skip(500).Average(f => f.Level / 8.0), Is.LessThan(jitterMs + 40), "ms held back");
    }

    /// <summary>
    /// A bad line against an ideal buffer, which knows the jitter beforehand, holds back just that and loses only what the line does. The two
    /// figures that matter: frames not heard beyond the lost ones, and sound held back beyond the jitter.
    /// </summary>
    [TestCase(60, 0.05, 0.02, 45)]
    [TestCase(20, 0.05, 0.01, 45)]
    [TestCase(120, 0.01, 0.03, 45)]
    public void Take_JitterAndLoss_IsNearAnIdealBuffer(int jitterMs, double loss, double mostLate, double mostDelay)
    {
        var random = new Random(7);
        var line = new Line();
        for (var i = 1; i <= 3000; i++)
        {
            var delay = random.NextDouble() * jitterMs;
            if (random.NextDouble() >= loss)
            {
                line.Arrives(i, (i * 20) + delay);
            }
        }

        // RFC 3550's estimate of evenly spread delays is a third of their range
        line.Jitter = jitterMs * 8 / 3;
        line.Run(3000);
        var settled = line.Frames.Skip(250).ToList();
        var made = settled.Count(f => f.Kind == FrameKind.Concealed) / (double)settled.Count;
        var (late, held) = (line.Buffer.Late / 3000.0, settled.Average(f => f.Level / 8.0));

        TestContext.Out.WriteLine($"{jitterMs} ms jitter, {loss:P0} loss: late {late:P2}, made up while waiting {made:P2}, held back {held:F0} ms (ideal: 0 %, 0 %, {jitterMs} ms)");
        Assert.That(late + made, Is.LessThan(mostLate));
        Assert.That(held, Is.LessThan(jitterMs + mostDelay));
    }

    [Test]
    public void Take_LineCalmsDown_DelayShrinksAgain()
    {
        var random = new Random(5);
        var line = Steady(4000, i => i < 1000 ? random.NextDouble() * 120 : 0);
        line.Jitter = 300;
        line.Run(1000);
        var during = line.Frames.Skip(500).Average(f => f.Level / 8.0);
        line.Jitter = 0;
        line.Run(3000);
        var after = line.Frames.Skip(3500).Take(400).Average(f => f.Level / 8.0);

        Assert.That(during, Is.GreaterThan(70));
        Assert.That(after, Is.LessThan(60));
    }

    [TestCase(20.02)]
    [TestCase(19.98)]
    public void Take_SendersClockOffByAThousandth_IsAbsorbedForTenMinutes(double spacing)
    {
        const int Frames = 30_000;
        var line = Steady(Frames + 100, spacing: spacing).Run(Frames);
        var slips = Frames * Math.Abs(spacing - 20) / 20;
        Assert.That(line.Buffer.Concealed + line.Buffer.Dropped, Is.EqualTo(slips).Within(4));
        Assert.That(line.Frames.Max(f => f.Level), Is.LessThan(800));
    }

    [Test]
    public void Take_Stall_IsWaitedForThenCaughtUp()
    {
        // 150 ms of nothing, then all of it at once
        var line = Steady(600, i => i is > 100 and <= 107 ? (108 - i) * 20 : 0).Run(600);
        Assert.That(line.Heard.Skip(80).Take(60), Is.EqualTo(Enumerable.Range(81, 60).Select(i => i % 100)), "nothing was lost");
        Assert.That(line.Count(FrameKind.Concealed), Is.InRange(4, 8));
        Assert.That(line.Frames[^1].Level / 8, Is.LessThan(150));
    }

    [Test]
    public void Take_LongPause_StartsAfresh()
    {
        var line = Steady(50);
        for (var i = 51; i <= 100; i++)
        {
            line.Arrives(i, (i * 20) + 2000);
        }

        line.Run(210);
        Assert.That(line.Heard.TakeLast(45), Is.EqualTo(Enumerable.Range(56, 45).Select(i => i % 100)));
        Assert.That(line.Count(FrameKind.Idle), Is.InRange(85, 100));
    }

    [Test]
    public void Take_BurstAboveTheMaximum_IsCutDownAtOnce()
    {
        var line = Steady(100);
        for (var i = 101; i <= 140; i++)
        {
            line.Arrives(i, 2005);
        }

        line.Run(150);
        Assert.That(line.Frames[^1].Level / 8, Is.LessThanOrEqualTo(Max / 8));
    }

    [TestCase(10)]
    [TestCase(30)]
    [TestCase(60)]
    public void Take_OtherPacketTimes_AreCutInto20Milliseconds(int packetMs)
    {
        var line = new Line(packetMs);
        for (var i = 1; i <= 60; i++)
        {
            line.Arrives(i, i * packetMs);
        }

        line.Run(60 * packetMs / 20);
        Assert.That(line.Count(FrameKind.Concealed), Is.LessThanOrEqualTo(2));
        Assert.That(line.Count(FrameKind.Voice), Is.GreaterThan((60 * packetMs / 20) - 8));
    }

    [Test]
    public void Put_SequenceFarAhead_StartsOver()
    {
        var line = Steady(20);
        for (var i = 2000; i < 2030; i++)
        {
            line.Arrives(i, 400 + ((i - 2000) * 20));
        }

        line.Run(60);
        Assert.That(line.Heard.TakeLast(25), Is.EqualTo(Enumerable.Range(5, 25)));
    }

    [Test]
    public void Put_PacketsWithoutSound_HoldTheirPlaceInTime()
    {
        var buffer = new JitterBuffer(8000, TimeSpan.FromMilliseconds(Start / 8), TimeSpan.FromMilliseconds(Max / 8));
        var frame = new short[160];
        for (ushort i = 0; i < 50; i++)
        {
            buffer.Put(i, new byte[160], i is >= 20 and < 30 ? null : AudioCodecs.Pcmu, 0);
            buffer.Get(frame);
        }

        Assert.That(buffer.Concealed, Is.Zero);
        Assert.That(buffer.LevelSamples, Is.LessThanOrEqualTo(Start));
    }

    [Test]
    public void PutAndTake_AnyOrder_NeverThrows()
    {
        var random = new Random(64);
        var buffer = new JitterBuffer(8000, TimeSpan.FromMilliseconds(Start / 8), TimeSpan.FromMilliseconds(Max / 8));
        var frame = new short[160];
        var payload = new byte[1500];
        var sequence = 0;
        for (var i = 0; i < 50_000; i++)
        {
            sequence += random.Next(8) switch { 0 => random.Next(-100, 100), 1 => random.Next(65536), _ => 1 };
            buffer.Put((ushort)sequence, payload.AsSpan(0, random.Next(1500)), random.Next(4) == 0 ? null : AudioCodecs.Pcma, random.Next(5000));
            if (random.Next(2) == 0)
            {
                buffer.Get(frame);
            }
        }

        Assert.That(buffer.LevelSamples, Is.GreaterThanOrEqualTo(0));
    }
}
