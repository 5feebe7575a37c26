namespace CallCenter.Reports.Tables;

/// <summary>The figures of what the machine does by itself.</summary>
internal static class MachineFigureSets
{
    private static readonly Figure Calls = Figure.CallsWhere("calls", call => call.Direction == CallDirection.Inbound);

    private static readonly Figure SelfServed = Figure.CallsWhere(
        "selfServed", call => call is { Direction: CallDirection.Inbound, Ended: true } && call.SelfService.Served);

    private static readonly Figure Said = Figure.CallsWhere("callsSpeaking", call => call.Said > 0 || call.Questions > 0);

    public static IReadOnlyList<Figure> SelfService { get; } =
    [
        Calls, SelfServed, Figure.Share("selfServedShare", SelfServed, Calls), new Figure("minutesSaved", ReportUnit.Minutes, Saved),
        Figure.CallsWhere("callsAsking", call => call.Questions > 0), new Figure("questions", ReportUnit.Count, s => s.Calls.Sum(c => c.Questions)),
        new Figure("spoken", ReportUnit.Count, s => s.Calls.Sum(c => c.Spoken), s => s.Calls.Where(c => c.Spoken > 0)),
        new Figure("helped", ReportUnit.Count, s => s.Calls.Sum(c => c.Helped), s => s.Calls.Where(c => c.Helped > 0)),
        new Figure("notHelped", ReportUnit.Count, s => s.Calls.Sum(c => c.NotHelped), s => s.Calls.Where(c => c.NotHelped > 0)),
    ];

    public static IReadOnlyList<Figure> Recognition { get; } =
    [
        Calls, Said, new Figure("choicesSaid", ReportUnit.Count, s => s.Calls.Sum(c => c.Said), s => s.Calls.Where(c => c.Said > 0)),
        new Figure("choicesPressed", ReportUnit.Count, s => s.Calls.Sum(c => c.Pressed), s => s.Calls.Where(c => c.Pressed > 0)),
        new Figure("notUnderstood", ReportUnit.Count, s => s.Calls.Sum(c => c.NotUnderstood), s => s.Calls.Where(c => c.NotUnderstood > 0)),
        Figure.Share("understoodShare", s => s.Calls.Sum(c => c.Said + c.Pressed), s => s.Calls.Sum(c => c.Said + c.Pressed + c.NotUnderstood)),
        Figure.Share("saidShare", s => s.Calls.Sum(c => c.Said), s => s.Calls.Sum(c => c.Said + c.Pressed)),
        Figure.CallsWhere("keypadOnly", call => call.KeypadOnly),
    ];

    /// <summary>The self-served calls, each as long as an agent's work on a call took at the same time; null while agents handled none.</summary>
    private static double? Saved(RowContent slice) =>
        Durations.Mean(slice.Handlings.Where(h => h.Ended).Select(h => h.HandleMs)) is { } handle ? Math.Round(SelfServed.Value(slice)!.Value * handle / 60, 1) : null;
}
