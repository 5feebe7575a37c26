using System.Globalization;
using CallCenter.Benchmarks.Results;
using CallCenter.Dialer.Detection;
using CallCenter.Dialer.Law;

namespace CallCenter.Benchmarks.Machines;

/// <summary>How often a person is taken for a machine, how many machines are found, and how soon.</summary>
internal static class MachinesRun
{
    private const int Seed = 7;

    public static void Run()
    {
        using var result = new ResultFile("machines", "Persons and answering machines");
        var judged = MachineClip.All(Seed).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(clip => (Clip: clip, Verdict: Judge(clip.Sound))).ToList();
        result.Text($"`./bench machines`: {judged.Count(j => !j.Clip.IsMachine)} greetings of people and {judged.Count(j => j.Clip.IsMachine)} of machines by flite and espeak-ng, "
            + "0.5 to 1.1 s after the answer, telephone band, G.711, -27 to -17 dBFS, a beep after most machines' words. Made voices are slower and more even than people are: "
            + "the figures say what the rules do, and a campaign measures its own.");
        result.Head("line", "people", "taken for machines", "at most (95 %)", "machines", "found", "unsure", "decided after s, median", "p95");
        foreach (var (set, clips) in judged.GroupBy(j => j.Clip.Confirms).Select(set => (set.Key ? "confirmed on others" : "chosen on these", set.ToList())))
        {
            foreach (var group in clips.GroupBy(j => j.Clip.Snr is { } snr ? $"{snr:0} dB noise" : "quiet").Append(null))
            {
                Row(result, $"{set}, {group?.Key ?? "all"}", group?.ToList() ?? clips);
            }
        }

        result.Head("decided by", "people", "machines");
        foreach (var sign in judged.GroupBy(j => j.Verdict?.Why.ToString() ?? "nothing").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            result.Row(sign.Key, N(sign.Count(j => !j.Clip.IsMachine)), N(sign.Count(j => j.Clip.IsMachine)));
        }
    }

    private static void Row(ResultFile result, string line, IReadOnlyList<(MachineClip Clip, AnswerVerdict? Verdict)> judged)
    {
        var people = judged.Where(j => !j.Clip.IsMachine).ToList();
        var machines = judged.Where(j => j.Clip.IsMachine).ToList();
        var wrong = people.Count(j => j.Verdict?.Kind == AnswerKind.Machine);
        double[] times = [.. judged.Where(j => j.Verdict is not null).Select(j => j.Verdict!.Value.After.TotalSeconds).Order()];
        result.Row(line, N(people.Count), Percent(wrong, people.Count), AbandonmentRate.AtMost(wrong, people.Count).ToString("P1", CultureInfo.InvariantCulture), N(machines.Count),
            Percent(machines.Count(j => j.Verdict?.Kind == AnswerKind.Machine), machines.Count), Percent(judged.Count(j => j.Verdict is null or { Kind: AnswerKind.Unsure }), judged.Count),
            S(times[times.Length / 2]), S(times[times.Length * 95 / 100]));
    }

    private static AnswerVerdict? Judge(AudioClip sound)
    {
        var detector = new AnswerDetector();
        for (var rest = sound.Samples.Span; rest.Length >= AudioClip.FrameSamples && !detector.Verdict.IsCompleted; rest = rest[AudioClip.FrameSamples..])
        {
            detector.Write(rest[..AudioClip.FrameSamples]);
        }

        return detector.Verdict.IsCompletedSuccessfully ? detector.Verdict.Result : null;
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string S(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(int part, int whole) => whole == 0 ? "-" : ((double)part / whole).ToString("P1", CultureInfo.InvariantCulture);
}
