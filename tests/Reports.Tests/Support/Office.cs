using CallCenter.Reports.Staffing;
using CallCenter.Reports.Stories;
using CallCenter.Reports.Targets;
using NSubstitute;

namespace CallCenter.Reports.Tests.Support;

/// <summary>Reports over a diary, with the queues and people of one small office.</summary>
internal sealed class Office
{
    private readonly IQueueStore _queues = Substitute.For<IQueueStore>();
    private readonly IUserStore _users = Substitute.For<IUserStore>();
    private readonly ManualTimeProvider _clock = new(Diary.Monday.AddDays(40));

    public Office(params IReadOnlyList<QueueConfig> queues)
    {
        _queues.ListAsync(Arg.Any<CancellationToken>()).Returns(queues.Count > 0 ? queues : [new QueueConfig("support"), new QueueConfig("billing")]);
        _users.ListAsync(Arg.Any<CancellationToken>()).Returns([
            new UserProfile("anna", "Anna", Roles.Agent, new Dictionary<string, int>(), ["support"]),
            new UserProfile("ben", "Ben", Roles.Agent, new Dictionary<string, int>(), ["support", "billing"]),
        ]);
    }

    public static ReportQuery Query(ReportName name, params IReadOnlyList<ReportGrouping> by) =>
        new(name, Diary.Monday, Diary.Monday.AddHours(8), TimeZoneInfo.Utc, by);

    public ReportService Over(Diary diary) => new(new PastReader(diary.Journal()), _queues, _users, _clock, new ReportOptions());

    public DeviationService DeviationsOver(Diary diary, params IReadOnlyList<QueueTarget> targets) =>
        new(new PastReader(diary.Journal()), _queues, _users, Targets(targets), _clock, new ReportOptions());

    /// <param name="agents">so many serve the queue "support", and are ready.</param>
    public StaffingService StaffingOver(Diary diary, DateTimeOffset now, int agents)
    {
        var figures = Substitute.For<ILiveFigures>();
        figures.Now().Returns(new LiveFigures(now, 0, 0, 0, 0, [], [.. Enumerable.Range(0, agents).Select(i =>
            new AgentFigures($"agent-{i}", "", AgentState.Ready, null, now, null, null, null, true, 0, 0, null, ["support"]))]));
        return new StaffingService(diary.Journal(), _queues, Targets([]), figures, new ManualTimeProvider(now));
    }

    private static ITargetStore Targets(IReadOnlyList<QueueTarget> targets)
    {
        var store = Substitute.For<ITargetStore>();
        store.ListAsync(Arg.Any<CancellationToken>()).Returns(targets);
        return store;
    }
}
