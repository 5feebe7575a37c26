using System.Diagnostics;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>Processor time of the packet paths, printed; for comparing two states of the code on one machine. Sockets included. Protected legs and rooms: ./bench srtp, ./bench rooms.</summary>
[Explicit("a measurement")]
public sealed class SpeedTests
{
    private const int Legs = 100;
    private const int Frames = 500;

    [Test]
    public void Prompt_ToAHundredLegs()
    {
        using var bench = new Bench();
        var legs = Enumerable.Range(0, Legs).Select(_ => bench.OpenLeg()).ToList();
        var clip = new MediaClip(new short[80000]);
        legs.ForEach(l => l.Leg.Play([clip], loop: true));
        Measure("prompt", bench, legs, () => { });
    }

    [Test]
    public void Bridge_OfFiftyPairs()
    {
        using var bench = new Bench();
        var legs = Enumerable.Range(0, Legs).Select(_ => bench.OpenLeg()).ToList();
        for (var i = 0; i < Legs; i += 2)
        {
            legs[i].Leg.Hear(legs[i + 1].Leg);
            legs[i + 1].Leg.Hear(legs[i].Leg);
        }

        Measure("bridge", bench, legs, () => legs.ForEach(l => l.Peer.Say(0x90)));
    }

    [Test]
    public void Bridge_Heard_OfFiftyPairs()
    {
        using var bench = new Bench();
        var legs = Enumerable.Range(0, Legs).Select(_ => bench.OpenLeg()).ToList();
        long sum = 0;
        for (var i = 0; i < Legs; i += 2)
        {
            legs[i].Leg.Hear(legs[i + 1].Leg);
            legs[i + 1].Leg.Hear(legs[i].Leg);
        }

        legs.ForEach(l => l.Leg.Listen(f => sum += f[0]));
        Measure("bridge, heard", bench, legs, () => legs.ForEach(l => l.Peer.Say(0x90)));
    }

    private static void Measure(string what, Bench bench, List<(MediaLeg Leg, Peer Peer, LegEvents Events)> legs, Action say)
    {
        long ticks = 0;
        for (var frame = -100; frame < Frames; frame++)
        {
            say();
            var began = Stopwatch.GetTimestamp();
            bench.Receive();
            ticks += frame < 0 ? 0 : Stopwatch.GetTimestamp() - began;
            for (var slot = 0; slot < MediaClock.Phases; slot++)
            {
                bench.Time.Advance(TimeSpan.FromMilliseconds(5));
                began = Stopwatch.GetTimestamp();
                bench.Engine.Clock.RunDue();
                ticks += frame < 0 ? 0 : Stopwatch.GetTimestamp() - began;
            }

            legs.ForEach(l => l.Peer.Drop());
        }

        var each = Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds / Frames / legs.Count;
        TestContext.Out.WriteLine($"{what}: {each:F2} us a leg and frame, {each * 100 / 20_000:P1} of a core for 100 legs");
    }
}
