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

    public ReportService Over(Diary diary) => new(diary.Journal(), _queues, _users, _clock, new ReportOptions());
}
