namespace CallCenter.Dialer.Pacing;

/// <summary>How many numbers to dial now: a decision over what is known and how the pool stands, without memory or clock of its own.</summary>
public static class Pacer
{
    private const double SpeedUp = 2.5;
    private const int AlwaysAllowed = 2;

    /// <summary>They need no agents: lines and the trunk's own limit of calls a second hold them.</summary>
    private const int AnnouncementsPerSecond = 5;

    /// <param name="seconds">how long until the next decision.</param>
    public static PacingDecision Decide(PacingModel model, PoolState pool, PacingOptions options, double seconds = 1)
    {
        var room = Room(model, pool, seconds);
        return options.Mode switch
        {
            PacingMode.Predictive => MarginalRisk.Decide(model, pool, options, room),
            PacingMode.Announcement => new PacingDecision(Math.Min(pool.LinesFree, (int)(AnnouncementsPerSecond * seconds)), 0, 0, PacingReason.NoRoom),
            PacingMode.Power => Ratio(pool, options.Ratio, room),
            _ => MarginalRisk.OneToOne(pool, room, PacingReason.NoAgents),
        };
    }

    private static PacingDecision Ratio(PoolState pool, double ratio, int room)
    {
        var wanted = Math.Max(0, (int)(ratio * Math.Max(0, pool.Idle - pool.Waiting)) - pool.InFlight.Count);
        return new PacingDecision(Math.Min(room, wanted), 0, 0, wanted > room ? PacingReason.NoRoom : PacingReason.NoAgents);
    }

    /// <summary>Lines that are there, and no faster than agents take calls: without it a cold start would dial a flood on a guess.</summary>
    private static int Room(PacingModel model, PoolState pool, double seconds)
    {
        var pace = SpeedUp * pool.Agents * seconds / (model.Forecast.MeanWork * Math.Max(model.AnswerRate, 0.001));
        var lines = Math.Min(PacingOptions.LinesPerAgent * pool.Agents - pool.InFlight.Count, pool.LinesFree);
        return Math.Max(0, Math.Min(Math.Min(lines, pool.MostNow), Math.Max(AlwaysAllowed, (int)Math.Ceiling(pace))));
    }
}
