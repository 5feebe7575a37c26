using CallCenter.IvrFlows.Engine;
using CallCenter.IvrFlows.Library;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace CallCenter.IvrFlows.Tests.Support;

/// <summary>Real flows and prompts, a caller with a script, and time that a test does not wait for.</summary>
internal sealed class FlowWorld : IDisposable
{
    private static readonly Lazy<FlowLibrary> Shipped = new(() => Load(new FlowOptions { Directory = Repository.Flows, PromptsDirectory = Repository.Prompts }, new ManualTimeProvider()));

    private readonly Queue<(string Hears, Action Does, bool AtEnd)> _script = new();

    public FlowWorld(string? flows = null, string? prompts = null, Action<FlowOptions>? settings = null, FakeCallLeg? leg = null,
        CallDirection direction = CallDirection.Inbound)
    {
        Options = new FlowOptions { Directory = flows ?? Repository.Flows, PromptsDirectory = prompts ?? Repository.Prompts };
        settings?.Invoke(Options);
        Speech = new FakeSpeech(Clock);
        Leg = leg ?? new FakeCallLeg(Clock, inline: true);
        Leg.OnPlay = Hear;
        Context = direction == CallDirection.Inbound
            ? new CallContext(Leg.CallId, Leg.RemoteNumber, "4930100")
            : new CallContext(Leg.CallId, "4930100", Leg.RemoteNumber) { Direction = direction };
        Library = flows is null && prompts is null ? Shipped.Value : Load(Options, Clock);
        Engine = new FlowEngine(Options, Library, new FlowServices(Voices, Speech, Knowledge.Base, Desk, Journal, Queues, Callbacks), Clock,
            Log);
    }

    /// <summary>Monday, 5 January 2026, 10:00 in Berlin.</summary>
    public ManualTimeProvider Clock { get; } = new();

    public FlowOptions Options { get; }

    public FakeCallLeg Leg { get; }

    public FakeVoices Voices { get; } = new();

    public FakeSpeech Speech { get; }

    public FakeKnowledge Knowledge { get; } = new();

    public LogLines<FlowEngine> Log { get; } = new();

    public IServiceDesk Desk { get; } = Substitute.For<IServiceDesk>();

    public IQueueStore Queues { get; } = Substitute.For<IQueueStore>();

    public ICallbackDesk Callbacks { get; } = Substitute.For<ICallbackDesk>();

    public FakeJournal Journal { get; } = new();

    public CallContext Context { get; }

    public FlowLibrary Library { get; }

    public FlowEngine Engine { get; }

    /// <summary>What the caller was told, in order.</summary>
    public IReadOnlyList<string> Said => [.. Leg.Playbacks.Select(Voices.TextOf)];

    public string[] Steps => [.. Journal.Of<StepEntered>().Select(step => step.Step)];

    /// <summary>When the caller next hears words like these, a moment into them, something is done.</summary>
    public FlowWorld When(string hears, Action does)
    {
        _script.Enqueue((hears, does, false));
        return this;
    }

    /// <summary>The same after the words were heard to their end.</summary>
    public FlowWorld After(string hears, Action does)
    {
        _script.Enqueue((hears, does, true));
        return this;
    }

    public FlowWorld Presses(string hears, string keys) => When(hears, () => Leg.Press(keys));

    public FlowWorld Says(string hears, string words) => When(hears, () => Speech.Say(words));

    public FlowOutcome Run(string flow = "default")
    {
        FlowOutcome? outcome = null;
        VirtualTime.Run(Clock, async () => outcome = await Engine.RunAsync(flow, Leg, Context));
        Assert.That(Speech.InUse, Is.Zero, "a recogniser was not given back");
        Assert.That(Leg.Listeners, Is.Zero, "somebody still listens");
        Assert.That(Leg.Playing, Is.Null, "something still plays");
        return outcome!;
    }

    public FlowOutcome Resume(string edge, string flow = "default")
    {
        FlowOutcome? outcome = null;
        VirtualTime.Run(Clock, async () => outcome = await Engine.ResumeAsync(flow, Leg, Context, edge));
        return outcome!;
    }

    /// <summary>Everything that the caller was to do was done.</summary>
    public void ScriptIsDone() => Assert.That(_script.Select(line => line.Hears), Is.Empty);

    public void Dispose() => Library.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static FlowLibrary Load(FlowOptions options, TimeProvider time)
    {
        var library = new FlowLibrary(options, time, NullLogger<FlowLibrary>.Instance);
        library.Refresh();
        return library;
    }

    private void Hear(FakePlayback playback)
    {
        if (_script.Count > 0 && Voices.TextOf(playback).Contains(_script.Peek().Hears, StringComparison.OrdinalIgnoreCase))
        {
            var (_, does, atEnd) = _script.Dequeue();
            var delay = atEnd ? playback.Length + TimeSpan.FromMilliseconds(100) : TimeSpan.FromMilliseconds(300);
            Clock.CreateTimer(_ => does(), null, delay, Timeout.InfiniteTimeSpan);
        }
    }
}
