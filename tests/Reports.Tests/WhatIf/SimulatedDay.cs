using CallCenter.Acd.Replay;

namespace CallCenter.Reports.Tests.WhatIf;

/// <summary>A day of a call center with two queues that share agents, made at random and played once through the production's floor.</summary>
internal static class SimulatedDay
{
    public static readonly DateTimeOffset Opens = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<QueueConfig> Queues = [new("support", MaxWaitSeconds: 600), new("billing", ServiceLevelSeconds: 30, Routing: "fewestSkills")];

    public static readonly IReadOnlyList<UserProfile> Agents =
    [
        .. Enumerable.Range(0, 14).Select(i => new UserProfile($"agent-{i:00}", "", Roles.Agent, new Dictionary<string, int> { ["en"] = 1 + (i % 3) },
            i < 6 ? ["support"] : i < 10 ? ["support", "billing"] : ["billing"])),
    ];

    public static async Task<FakeJournal> PlayAsync(int seed)
    {
        var random = new Random(seed);
        var calls = Arrivals(random, "support", 34).Concat(Arrivals(random, "billing", 44)).OrderBy(c => c.At).ToList();
        var shifts = Agents.SelectMany((agent, i) => new ReplayShift[]
        {
            // a shift with a break in the middle
            new(agent.User, Opens.AddMinutes(3 * i), Opens.AddHours(4).AddMinutes(5 * i)),
            new(agent.User, Opens.AddHours(4.5).AddMinutes(5 * i), Opens.AddHours(9).AddMinutes(2 * i)),
        }).ToList();
        var facts = await new Replayer().RunAsync(new ReplayFloor([.. Queues.Select(q => q with { WrapUpSeconds = 0, RingSeconds = 120 })], Agents, shifts, calls));
        var journal = new FakeJournal();
        foreach (var fact in facts)
        {
            journal.Append(fact);
        }

        return journal;
    }

    private static IEnumerable<ReplayCall> Arrivals(Random random, string queue, double everySeconds)
    {
        for (var at = Opens.AddMinutes(5); at < Opens.AddHours(9); at = at.AddSeconds(Exponential(everySeconds * (at.Hour is 10 or 11 or 14 ? 0.75 : 1.2))))
        {
            yield return new ReplayCall(CallId.New(), Milliseconds(at), queue, "+49301234567", "+4930555", Seconds(Exponential(180)), Seconds(2 + (6 * random.NextDouble())),
                Seconds(30 + Exponential(170)), Seconds(5 + (30 * random.NextDouble())));
        }

        double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));

    private static DateTimeOffset Milliseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
}
