using CallCenter.Reports.Stories;

namespace CallCenter.Reports.Tables;

/// <summary>The figures of agents' work.</summary>
internal static class AgentFigureSets
{
    private static readonly Figure Handled = Figure.HandlingsWhere("handled", h => h.Ended);
    private static readonly Figure PassedOn = Figure.HandlingsWhere("transferredOut", h => h.Transferred);
    private static readonly Figure Offers = Figure.OfferingsWhere("offers", o => o.Result != OfferResult.Withdrawn);

    private static readonly Figure Missed = Figure.OfferingsWhere(
        "missed", o => o.Result is OfferResult.NoAnswer or OfferResult.NotPickedUp or OfferResult.Unreachable);

    private static readonly Figure AverageHandle = Figure.Mean("averageHandle", Handles);
    private static readonly Figure SignedIn = Figure.Time("signedIn", SignedInTime);
    private static readonly Figure Occupancy = Figure.Share("occupancy", s => Busy(s).TotalSeconds, s => (Busy(s) + s.TimeIn(AgentState.Ready)).TotalSeconds);

    private static readonly Figure SeatLoad = Figure.Share(
        "seatLoad", s => s.TimeIn(AgentState.OnCall, AgentState.WrapUp).TotalSeconds, s => SignedInTime(s).TotalSeconds);

    public static IReadOnlyList<Figure> Talk { get; } =
    [
        Handled, Figure.Mean("averageTalk", Talks), Figure.Quantile("medianTalk", 0.5, Talks), Figure.Quantile("p90Talk", 0.9, Talks),
        Figure.Mean("averageHold", s => Ended(s).Select(h => h.HoldMs)), Figure.Mean("averageWrapUp", s => Ended(s).Select(h => h.WrapUpMs)),
        AverageHandle, Figure.Quantile("medianHandle", 0.5, Handles), Figure.Quantile("p90Handle", 0.9, Handles), Figure.Sum("totalTalk", Talks),
    ];

    public static IReadOnlyList<Figure> Load { get; } =
    [
        SignedIn, Figure.Time("onCall", s => s.TimeIn(AgentState.OnCall)), Figure.Time("wrapUp", s => s.TimeIn(AgentState.WrapUp)),
        Figure.Time("ringing", s => s.TimeIn(AgentState.Offered)), Figure.Time("idle", s => s.TimeIn(AgentState.Ready)),
        Figure.Time("notReady", s => s.TimeIn(AgentState.NotReady)), Occupancy, SeatLoad,
    ];

    /// <summary>The two axes: what agents chose, and what the system had them do; each sums up to the time signed in.</summary>
    public static IReadOnlyList<Figure> Axes { get; } =
    [
        SignedIn, Figure.Time("chosenAvailable", s => s.TimeOf(ChosenState.Available)), Figure.Time("chosenNotReady", s => s.TimeOf(ChosenState.NotReady)),
        .. Enum.GetValues<AgentWork>().Select(work => Figure.Time($"work{work}", s => s.TimeOf(work))),
    ];

    public static IReadOnlyList<Figure> Transfers { get; } =
    [
        Handled, PassedOn, Figure.Share("transferRate", PassedOn, Handled),
        Figure.PassingsWhere("toQueue", p => p is { Succeeded: true, By: not null, ToQueue: not null }),
        Figure.PassingsWhere("toOthers", p => p is { Succeeded: true, By: not null, ToQueue: null }),
        Figure.PassingsWhere("transferFailed", p => p is { Succeeded: false, By: not null }),
    ];

    public static IReadOnlyList<Figure> Agents { get; } =
    [
        Offers, Missed, Figure.Share("missRate", Missed, Offers), Figure.OfferingsWhere("rejected", o => o.Result == OfferResult.Rejected), Handled,
        Figure.Mean("averageTalk", Talks), Figure.Mean("averageWrapUp", s => Ended(s).Select(h => h.WrapUpMs)), AverageHandle, PassedOn, SignedIn, Occupancy,
    ];

    /// <summary>A column for each reason that was really given.</summary>
    public static IReadOnlyList<Figure> NotReady(RowContent all) =>
    [
        SignedIn, Figure.Time("notReady", s => s.TimeIn(AgentState.NotReady)),
        Figure.Share("notReadyShare", s => s.TimeIn(AgentState.NotReady).TotalSeconds, s => SignedInTime(s).TotalSeconds),
        .. all.Reasons.Order(StringComparer.Ordinal).Select(reason => Figure.Time($"notReady.{reason}", s => s.NotReady(reason))),
    ];

    private static TimeSpan Busy(RowContent s) => s.TimeIn(AgentState.Offered, AgentState.OnCall, AgentState.WrapUp);

    private static TimeSpan SignedInTime(RowContent s) => Busy(s) + s.TimeIn(AgentState.Ready, AgentState.NotReady);

    private static IEnumerable<Handling> Ended(RowContent slice) => slice.Handlings.Where(h => h.Ended);

    private static IEnumerable<long> Talks(RowContent slice) => Ended(slice).Select(h => h.TalkMs);

    private static IEnumerable<long> Handles(RowContent slice) => Ended(slice).Select(h => h.HandleMs);
}
