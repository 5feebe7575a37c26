using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Probing;
using CallCenter.CallModel.Times;
using Cronos;

namespace CallCenter.CtiServer.Probing;

/// <summary>When a probe is to call.</summary>
internal static class ProbeTimes
{
    private const int LongestCron = 100;

    /// <summary>What is wrong with a probe's times; null = nothing.</summary>
    public static FieldFault? FaultOf(Probe probe) => probe switch
    {
        { Cron: null } => null,
        { Cron.Length: > LongestCron } => CallModel.Faults.Check.Longest("cron", probe.Cron, LongestCron),
        _ when Read(probe.Cron) is null => new FieldFault("cron", FaultCode.NotCron, "five fields: minute hour day month weekday"),
        { Zone: { } zone } when ZoneNames.Find(zone) is null => FieldFault.Unknown("zone", "time zone"),
        _ => null,
    };

    /// <summary>One of its times lies behind <paramref name="from"/> and not behind <paramref name="to"/>; a time that a change of the clocks leaves out comes as soon as it may, one that it brings twice comes once.</summary>
    /// <param name="local">the zone of those who name none.</param>
    public static bool IsDue(Probe probe, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo local) =>
        Read(probe.Cron)?.GetNextOccurrence(from, ZoneNames.Find(probe.Zone) ?? local) is { } next && next <= to;

    // names such as @every_second are for other purposes than calls
    private static CronExpression? Read(string? cron) => cron is not null && !cron.TrimStart().StartsWith('@') && CronExpression.TryParse(cron, out var times) ? times : null;
}
