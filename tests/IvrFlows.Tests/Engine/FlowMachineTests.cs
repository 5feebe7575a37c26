using CallCenter.IvrFlows.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.IvrFlows.Tests.Engine;

/// <summary>Many calls on one flow, each with a machine of its own.</summary>
public sealed class FlowMachineTests
{
    private const int Calls = 2_000;

    [Test]
    public async Task TwoThousandCallsAtOnce_EachEndsInItsOwnState()
    {
        using var folder = new TemporaryFolder();
        folder.Write("many.yaml", Flow());
        using var world = new FlowWorld(flows: folder.Path);
        Assert.That(world.Library.Errors, Is.Empty);
        var queues = await Task.WhenAll(Enumerable.Range(0, Calls).Select(i => Task.Run(async () =>
        {
            var side = i % 2 == 0 ? "left" : "right";
            var leg = new FakeCallLeg(world.Clock);
            var context = new CallContext(leg.CallId, leg.RemoteNumber, "4930100") { Language = side == "left" ? "zh" : "en" };
            var outcome = await world.Engine.RunAsync("many", leg, context);
            var again = await world.Engine.ResumeAsync("many", leg, context, "timedOut");
            return (side, First: (outcome as FlowOutcome.Enqueue)?.Queue, Again: (again as FlowOutcome.Enqueue)?.Queue);
        })));
        Assert.That(queues.Where(q => q.First != q.side || q.Again != "late"), Is.Empty);
    }

    /// <summary>Twenty transitions from the entry to one queue or the other.</summary>
    private static string Flow()
    {
        var steps = Enumerable.Range(0, 20).Select(at =>
            $"  s{at}: {{ kind: set, variables: {{ x: '{at}' }}, then: {(at < 19 ? $"s{at + 1}" : "which")} }}\n");
        return "flow: many\nlanguages: [en, zh]\nentry: s0\nfallback: { queue: defects }\nsteps:\n" + string.Concat(steps)
            + "  which: { kind: branch, cases: [{ name: left, when: { language: [zh] }, then: left }], then: { else: right } }\n"
            + "  left: { kind: enqueue, queue: left, then: { timedOut: late, unavailable: late } }\n"
            + "  right: { kind: enqueue, queue: right, then: { timedOut: late, unavailable: late } }\n"
            + "  late: { kind: enqueue, queue: late, then: { timedOut: end, unavailable: end } }\n"
            + "  end: { kind: hangUp }\n";
    }
}
