using CallCenter.Reports.Stories;

namespace CallCenter.Reports.WhatIf;

/// <summary>
/// Makes of the past what a replay needs. What really happened is taken as it was; what cannot be known (how long an answered caller would have
/// waited, how long the talk with one who gave up would have been) is drawn from the others of the same queue, the same each time.
/// </summary>
internal sealed class FloorPlan(Past past, DateTimeOffset from, DateTimeOffset to)
{
    private static readonly TimeSpan Endless = TimeSpan.FromHours(4);

    /// <summary>Who is at work at the end of what is known goes on: the last callers are to be served as the others were.</summary>
    private static readonly TimeSpan GoesOn = TimeSpan.FromHours(1);

    /// <summary>The callers, each stay in a queue one: passed on, a caller comes in again when it was. Of those who still wait nothing is known.</summary>
    public IReadOnlyList<ReplayCall> Calls() =>
        [.. past.Stays.Where(s => s.EnteredAt >= from && s.EnteredAt < to && s.Why is not null).GroupBy(s => s.Queue, StringComparer.Ordinal).SelectMany(OfQueue).OrderBy(c => c.At)];

    /// <summary>When each agent was at work: ready, ringing, talking or writing.</summary>
    public IReadOnlyList<ReplayShift> Shifts()
    {
        var shifts = new List<ReplayShift>();
        foreach (var ofAgent in past.Spans.Where(s => s.State is not (AgentState.SignedOut or AgentState.NotReady)).GroupBy(s => s.Agent, StringComparer.Ordinal))
        {
            ReplayShift? open = null;
            foreach (var span in ofAgent.OrderBy(s => s.From))
            {
                var (begin, end) = (span.From > from ? span.From : from, span.To ?? to + GoesOn);
                if (begin >= end || begin >= to + GoesOn)
                {
                    continue;
                }

                if (open is not null && begin > open.To)
                {
                    shifts.Add(open);
                    open = null;
                }

                open = open is null ? new ReplayShift(ofAgent.Key, begin, end) : open with { To = end };
            }

            if (open is not null)
            {
                shifts.Add(open);
            }
        }

        return shifts;
    }

    private IEnumerable<ReplayCall> OfQueue(IGrouping<string, QueueStay> stays)
    {
        var work = past.Handlings.Where(h => h.Queue == stays.Key && h.Ended).ToList();
        var byCall = work.ToLookup(h => (h.Call.Id, h.Agent));
        var rings = stays.Where(s => s is { Answered: true, RangMs: not null }).Select(s => s.RangMs!.Value).Order().ToList();
        var usualRing = rings.Count > 0 ? rings[rings.Count / 2] : 3000;
        var patience = Patience([.. stays]);
        var draw = new Random(1);
        foreach (var stay in stays.OrderBy(s => s.EnteredAt))
        {
            var waited = TimeSpan.FromMilliseconds(stay.WaitedMs);
            var own = stay.Agent is { } agent
                ? byCall[(stay.Call.Id, agent)].Where(h => h.From >= stay.EnteredAt).MinBy(h => h.From)
                : null;
            var (more, other) = (draw.NextDouble(), work.Count > 0 ? work[draw.Next(work.Count)] : null);
            var handling = own ?? other;
            yield return new ReplayCall(CallId.New(), stay.EnteredAt, stay.Queue, "replay", stay.Call.Number,
                stay.Abandoned || stay.Why == QueueLeaving.LeftByKey ? waited : waited + Longer(patience, more),
                TimeSpan.FromMilliseconds(RingOf(stay, usualRing)),
                TimeSpan.FromMilliseconds(handling?.ConversationMs ?? 180_000), TimeSpan.FromMilliseconds(handling?.WrapUpMs ?? 0));
        }
    }

    // A phone that had rung for so long when the caller gave up would have rung on.
    private static long RingOf(QueueStay stay, long usual) =>
        stay.RangMs is not { } rang ? usual : stay.Answered ? rang : Math.Max(usual, rang + 1000);

    /// <summary>Mean time until a waiting caller gives up; null = nobody did.</summary>
    private static TimeSpan? Patience(IReadOnlyList<QueueStay> stays)
    {
        var abandoned = stays.Count(s => s.Abandoned);
        return abandoned == 0 ? null : TimeSpan.FromMilliseconds(stays.Sum(s => s.WaitedMs) / (double)abandoned);
    }

    /// <summary>How much longer somebody would have waited who has not given up: patience has no memory.</summary>
    private static TimeSpan Longer(TimeSpan? mean, double chance)
    {
        var more = mean is { } patience ? patience * -Math.Log(1 - chance) : Endless;
        return more < Endless ? more : Endless;
    }
}
