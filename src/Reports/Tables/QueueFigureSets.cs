using CallCenter.Reports.Stories;

namespace CallCenter.Reports.Tables;

/// <summary>The figures of callers in queues.</summary>
internal static class QueueFigureSets
{
    private static readonly Figure Offered = Figure.StaysWhere("offered", (_, _) => true);
    private static readonly Figure Answered = Figure.StaysWhere("answered", (s, _) => s.Answered);
    private static readonly Figure Late = Figure.StaysWhere("answeredLate", (s, rule) => s.Answered && !s.Within(rule.Seconds));
    private static readonly Figure InTime = Figure.StaysWhere("answeredInTime", (s, rule) => s.Answered && s.Within(rule.Seconds));
    private static readonly Figure Abandoned = Figure.StaysWhere("abandoned", (s, _) => s.Abandoned);
    private static readonly Figure Short = Figure.StaysWhere("shortAbandoned", (s, rule) => s.Abandoned && s.Within(rule.ShortSeconds));
    private static readonly Figure Overflowed = Figure.StaysWhere("overflowed", (s, _) => s.Why is QueueLeaving.TimedOut or QueueLeaving.Closed);
    private static readonly Figure LeftByKey = Figure.StaysWhere("leftByKey", (s, _) => s.Why == QueueLeaving.LeftByKey);

    private static readonly Figure ServiceLevel = Figure.Share(
        "serviceLevel", s => s.Levels().Sum(level => level.Met), s => s.Levels().Sum(level => level.Judged));

    /// <summary>Who gives up at once has not waited: neither part counts them.</summary>
    private static readonly Figure AbandonRate = Figure.Share(
        "abandonRate", s => Abandoned.Value(s) - Short.Value(s), s => Offered.Value(s) - Short.Value(s));

    public static IReadOnlyList<Figure> Inbound { get; } =
    [
        Figure.CallsWhere("calls", call => call.Direction == CallDirection.Inbound), Offered, Answered, InTime, Abandoned, Short, Overflowed, LeftByKey,
        Figure.StaysWhere("transferred", (s, _) => s.Transferred), ServiceLevel, AbandonRate, Figure.Mean("averageWait", AnsweredWaits),
    ];

    public static IReadOnlyList<Figure> Waiting { get; } =
    [
        Offered, Answered, Figure.Mean("averageWait", AnsweredWaits), Figure.Quantile("medianWait", 0.5, AnsweredWaits),
        Figure.Quantile("p90Wait", 0.9, AnsweredWaits), Figure.Quantile("longestWait", 1, s => Waits(s, stay => stay.Why is not null)),
        Figure.Mean("averageAbandonWait", s => Waits(s, stay => stay.Abandoned)), Late, ServiceLevel,
    ];

    public static IReadOnlyList<Figure> Lost { get; } =
    [
        Offered, Answered, Figure.Share("answerRate", Answered, Offered), Abandoned, Short, AbandonRate,
        Figure.Mean("averageAbandonWait", s => Waits(s, stay => stay.Abandoned)), Overflowed, LeftByKey,
    ];

    private static IEnumerable<long> AnsweredWaits(RowContent slice) => Waits(slice, stay => stay.Answered);

    private static IEnumerable<long> Waits(RowContent slice, Func<QueueStay, bool> which) => slice.Stays.Where(which).Select(s => s.WaitedMs);
}
