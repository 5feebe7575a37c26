using System.Globalization;
using CallCenter.CallModel.Dialing;
using CallCenter.Dialer.Law;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>What was dialed by four books: the sealed record, the called world's log, the list and the call records. What they do not agree on is a trouble.</summary>
/// <param name="invited">numbers, once for each INVITE that the world saw.</param>
/// <param name="leads">attempts of each number as the list has them; null while it is at the telephone.</param>
/// <param name="ended">calls whose record is complete.</param>
/// <param name="kills">how often the server was killed meanwhile: then an attempt may have come to no INVITE.</param>
internal sealed class CampaignAccounts(SealedBook book, IReadOnlyList<string> invited, IReadOnlyDictionary<string, int?> leads, IReadOnlySet<string> ended, int kills)
{
    /// <summary>A busy number is dialed again after so long, all others not within the measurement.</summary>
    public static readonly TimeSpan BusyPause = TimeSpan.FromMinutes(3);

    private readonly List<DialRecord> _dialed = [.. book.Records.Where(r => r.Step == DialStep.Dialed)];
    private readonly List<DialRecord> _ends = [.. book.Records.Where(r => r.Step == DialStep.Ended)];

    public List<string> Troubles { get; } = [];

    public IReadOnlyList<DialRecord> Ends => _ends;

    public int Attempts => _dialed.Count;

    public int Answered => _ends.Count(r => r.Answered);

    public int Abandoned => _ends.Count(r => r.Abandoned);

    /// <summary>Milliseconds from the answer to the agent, in order.</summary>
    public IReadOnlyList<long> ConnectedAfter => [.. _ends.Where(r => r.ConnectedAfterMs is not null).Select(r => r.ConnectedAfterMs!.Value).Order()];

    public int AbandonedWith(DialResult result) => _ends.Count(r => r.Abandoned && r.Result == result);

    /// <param name="story">what the world says of a number.</param>
    public void Check(Func<string, string> story)
    {
        Demand(book.IsSealed, "the record is not as it was sealed");
        Demand(_dialed.Select(r => r.Call).ToHashSet().SetEquals(_ends.Select(r => r.Call)) && _dialed.Count == _ends.Count, $"{_dialed.Count} attempts have {_ends.Count} ends");
        Demand(Abandoned <= 0.03 * Math.Max(Answered, AbandonmentWindow.JudgedFrom), $"{Abandoned} of {Answered} abandoned");
        var unended = _dialed.Count(r => !ended.Contains(r.Call.ToString()));
        Demand(unended == 0, $"{unended} attempts without a complete call record");
        CheckInvites();
        CheckPauses();
        CheckLeads();
        foreach (var odd in _ends.Where(r => !Expected(CalledPeople.KindOf(r.Number), r.Result!.Value)).GroupBy(r => (Kind: CalledPeople.KindOf(r.Number), r.Result)))
        {
            Troubles.Add($"{odd.Count()} of the kind {odd.Key.Kind} came to {odd.Key.Result}, for instance {odd.First().Number} in {odd.First().Call}, ended {odd.First().At:HH:mm:ss}: {story(odd.First().Number)}");
        }
    }

    private void CheckInvites()
    {
        var (seen, written) = (invited.CountBy(n => n).ToDictionary(), _dialed.CountBy(r => r.Number).ToDictionary());
        foreach (var number in seen.Keys.Union(written.Keys))
        {
            var (invites, attempts) = (seen.GetValueOrDefault(number), written.GetValueOrDefault(number));
            var cutOff = kills > 0 && _ends.Any(r => r.Number == number && r.Result == DialResult.Interrupted);
            Demand(invites == attempts || (cutOff && invites < attempts), $"{number}: {invites} INVITEs, {attempts} attempts in the record");
        }
    }

    private void CheckPauses()
    {
        foreach (var attempts in _dialed.GroupBy(r => r.Number).Where(attempts => attempts.Count() > 1))
        {
            foreach (var (first, second) in attempts.OrderBy(r => r.At).Zip(attempts.OrderBy(r => r.At).Skip(1)))
            {
                var end = _ends.FirstOrDefault(r => r.Call == first.Call);
                Demand(end is { Result: DialResult.Busy } && second.At - end.At >= BusyPause, $"{first.Number} was dialed again {second.At - first.At} after {end?.Result}");
            }
        }
    }

    private void CheckLeads()
    {
        var attempts = _dialed.CountBy(r => r.Number).ToDictionary();
        foreach (var (number, tried) in leads)
        {
            Demand(tried == attempts.GetValueOrDefault(number), $"{number}: the list says {tried?.ToString(CultureInfo.InvariantCulture) ?? "at the telephone"}, the record {attempts.GetValueOrDefault(number)}");
        }

        Demand(attempts.Keys.All(leads.ContainsKey), "a number was dialed that is on no list");
    }

    private bool Expected(CalledKind kind, DialResult result) => (kills > 0 && result == DialResult.Interrupted) || kind switch
    {
        CalledKind.Answers => result is DialResult.Connected or DialResult.Abandoned or DialResult.HungUp or DialResult.OptedOut,
        CalledKind.Machine => result is DialResult.Machine or DialResult.Connected or DialResult.Abandoned or DialResult.HungUp,
        CalledKind.Busy => result == DialResult.Busy,
        CalledKind.Silent => result == DialResult.NoAnswer,
        CalledKind.Nobody => result == DialResult.Failed,
        _ => result == DialResult.Declined,
    };

    private void Demand(bool good, string otherwise)
    {
        if (!good)
        {
            Troubles.Add(otherwise);
        }
    }
}
