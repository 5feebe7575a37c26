using System.Globalization;
using System.Text.Json;
using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Records;

/// <summary>"./run outbound verify": reckons seals and rates again from the sealed book alone.</summary>
public static class RecordCheck
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>Writes what was found, a line each. The exit code: 0 when every seal is right.</summary>
    public static async Task<int> RunAsync(IDialRecords records, ICampaignStore campaigns, PolicyLibrary policies, TextWriter output, CancellationToken ct = default)
    {
        var (seal, seq, wrong) = (DialSeal.First, 0L, 0);
        var all = new List<DialRecord>();
        while (await records.ReadAsync(seq, AtOnce, ct) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
            {
                if (Trouble(line, seq, seal) is { } trouble)
                {
                    wrong++;
                    output.WriteLine($"record {line.Seq}: {trouble}");
                }

                (seal, seq) = (line.Seal, line.Seq);
                if (Read(line) is { } record)
                {
                    all.Add(record);
                }
            }
        }

        await RatesAsync(all, campaigns, policies, output, ct);
        output.WriteLine(wrong == 0 ? $"{seq} records, all seals are right; the last is {seal}" : $"{seq} records, {wrong} of them are not as they were sealed");
        return wrong == 0 ? 0 : 1;
    }

    private static string? Trouble(SealedLine line, long before, string seal) =>
        line.Seq != before + 1 ? $"{line.Seq - before - 1} records before it are gone"
        : line.Seal != DialSeal.Of(seal, line.Text) ? "is not as it was sealed"
        : Read(line) is null ? "cannot be read"
        : null;

    private static DialRecord? Read(SealedLine line)
    {
        try
        {
            return DialSeal.Read(line.Text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The whole campaign, and the worst span of each window.</summary>
    private static async Task RatesAsync(List<DialRecord> records, ICampaignStore campaigns, PolicyLibrary policies, TextWriter output, CancellationToken ct)
    {
        foreach (var group in records.GroupBy(record => record.Campaign))
        {
            var campaign = await campaigns.GetAsync(group.Key, ct);
            var policy = campaign is null ? null : policies.Find(campaign.Policy);
            var formula = policy?.Formula ?? AbandonmentFormula.Answered;
            var unfinished = group.Where(record => record.Step == DialStep.Dialed).Select(record => record.Call)
                .Except(group.Where(record => record.Step == DialStep.Ended).Select(record => record.Call)).Count();
            var whole = Count(group);
            output.WriteLine($"{campaign?.Name ?? group.Key.ToString()}: {whole.Dialed} attempts ({unfinished} without an end), {whole.Answered} answered, "
                + $"{whole.Abandoned} abandoned, {Percent(AbandonmentRate.Of(whole, formula))}");
            foreach (var window in policy?.Windows ?? [Month])
            {
                output.WriteLine($"  worst {window.TotalHours:0} h: {Percent(Worst(group, window, formula))}{(policy is null ? "" : $" of {Percent(policy.Limit)}")}");
            }
        }
    }

    /// <summary>The highest rate of all spans; fewer than a hundred answers count as a hundred, as in the windows that hold the dialing.</summary>
    private static double Worst(IEnumerable<DialRecord> records, TimeSpan window, AbandonmentFormula formula)
    {
        var (within, worst) = (new Queue<DialRecord>(), 0.0);
        var (dialed, answered, abandoned, machines) = (0, 0, 0, 0);
        foreach (var record in records.Where(record => record.Step != DialStep.Dialed).OrderBy(record => record.At))
        {
            within.Enqueue(record);
            Add(record, 1);
            while (record.At - within.Peek().At > window)
            {
                Add(within.Dequeue(), -1);
            }

            worst = Math.Max(worst, AbandonmentRate.Of(new AnswerCounts(dialed, Math.Max(answered, AbandonmentWindow.JudgedFrom), abandoned, machines), formula));
        }

        return worst;

        void Add(DialRecord record, int sign)
        {
            dialed += sign;
            answered += record.Answered ? sign : 0;
            abandoned += record.Abandoned ? sign : 0;
            machines += record.Disposition == Dispositions.Machine ? sign : 0;
        }
    }

    private static AnswerCounts Count(IEnumerable<DialRecord> records)
    {
        var list = records.ToList();
        return new AnswerCounts(list.Count(r => r.Step == DialStep.Ended), list.Count(r => r.Answered), list.Count(r => r.Abandoned), list.Count(r => r.Disposition == Dispositions.Machine));
    }

    private static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
