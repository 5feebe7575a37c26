using CallCenter.Acd.Settings;
using CallCenter.CallModel.Contacts;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Acd.Replay;

/// <summary>Plays a past day through an <see cref="AcdService"/> of its own: the production's queues, routing and offers, on a virtual clock.</summary>
public sealed class Replayer : IReplay
{
    /// <summary>After the last caller came in.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromDays(1);

    public Task<IReadOnlyList<Fact>> RunAsync(ReplayFloor floor, CancellationToken ct = default) => floor.Calls.Count == 0
        ? Task.FromResult<IReadOnlyList<Fact>>([])
        : Task.Factory.StartNew(() => Run(floor, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // On a thread of its own: whatever the floor starts must come back to it.
    private static IReadOnlyList<Fact> Run(ReplayFloor floor, CancellationToken ct)
    {
        var context = new ReplayContext();
        SynchronizationContext.SetSynchronizationContext(context);
        var start = floor.Calls.Select(c => c.At).Concat(floor.Shifts.Select(s => s.From)).Min();
        var (clock, journal) = (new ReplayClock(start), new ReplayJournal());
        var (world, roster) = (new ReplayWorld(clock), new ReplayRoster(floor));
        ReplayChannel? channel = null;
        var acd = new AcdService(new AcdPorts(world, world, world, world, world, journal, roster, roster, world), new AcdOptions(), clock, NullLoggerFactory.Instance,
            work => work(), post => channel = new ReplayChannel(clock, journal, post));
        var watch = new List<Task> { acd.StartAsync(ct: ct) };
        context.Drain();
        Plan(floor, start, clock, channel!, acd, watch);
        var end = floor.Calls.Max(c => c.At) + LastWait;
        do
        {
            ct.ThrowIfCancellationRequested();
            context.Drain();
        }
        while (clock.Step(end));
        watch.Add(acd.DisposeAsync().AsTask());
        context.Drain();
        Check(watch);
        return journal.Facts;
    }

    private static void Plan(ReplayFloor floor, DateTimeOffset start, ReplayClock clock, ReplayChannel channel, AcdService acd, List<Task> watch)
    {
        channel.WrittenUp = (agent, call) =>
        {
            if (acd.Desk.View(agent) is { State: AgentState.WrapUp } view && view.CallId == call)
            {
                watch.Add(acd.Desk.CompleteWrapUpAsync(agent, null, null));
            }
        };
        foreach (var shift in floor.Shifts)
        {
            clock.After(shift.From - start, () => watch.Add(acd.Desk.SetStateAsync(shift.Agent, AgentState.Ready, null, shift.Agent)));
            clock.After(shift.To - start, () => watch.Add(acd.Desk.SetStateAsync(shift.Agent, AgentState.NotReady, NotReadyReason.Break, shift.Agent)));
        }

        foreach (var call in floor.Calls)
        {
            clock.After(call.At - start, () =>
            {
                channel.Arrive(call);
                watch.Add(acd.AdmitAsync(new WorkItem(call.Id, channel.Kind, call.Queue, 0, "en", new CallContext(call.Id, call.From, call.To), "replay")));
            });
        }
    }

    /// <summary>What went wrong on the floor must not look like a quiet day.</summary>
    private static void Check(List<Task> watch)
    {
        if (watch.Find(task => !task.IsCompletedSuccessfully) is { } failed)
        {
            throw new InvalidOperationException("the replay did not come to its end", failed.Exception);
        }
    }
}
