using System.Globalization;

namespace CallCenter.Speech.Measure;

/// <param name="Label">article or menu choice; empty for what belongs to none.</param>
/// <param name="Snr">dB; null = clean.</param>
internal sealed record Spoken(string Label, string Text, string Voice, double? Snr);

/// <summary>Speaks a list to the product and writes down what it heard.</summary>
internal sealed class Trial(Ear ear, TextWriter file)
{
    private readonly List<(Spoken Spoken, int Errors, int Words, TimeSpan Cpu, double Seconds, int Utterances)> _results = [];

    public void Head() => file.WriteLine("label\tspoken\tvoice\tsnr\theard");

    public async Task RunAsync(Spoken spoken, short[] samples, int rate)
    {
        var clip = Line.Carry(samples, rate, spoken.Snr, seed: _results.Count);
        var (heard, cpu, utterances) = await ear.HearAsync(clip);
        var (errors, words) = WordErrors.Count(spoken.Text, heard);
        _results.Add((spoken, errors, words, cpu, (double)samples.Length / rate, utterances));
        file.WriteLine($"{spoken.Label}\t{spoken.Text}\t{spoken.Voice}\t{Snr(spoken)}\t{heard.Replace('\t', ' ')}");
    }

    public void Report()
    {
        Console.WriteLine("voice        snr    n   word errors   whole right   one utterance   CPU ms an utterance   of real time");
        foreach (var group in _results.GroupBy(r => (r.Spoken.Voice, Snr: Snr(r.Spoken))).OrderBy(g => g.Key))
        {
            var n = group.Count();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{group.Key.Voice,-12} {group.Key.Snr,-6} {n,-3} {100.0 * group.Sum(r => r.Errors) / group.Sum(r => r.Words),8:0.0} % {100.0 * group.Count(r => r.Errors == 0) / n,11:0} % {100.0 * group.Count(r => r.Utterances == 1) / n,13:0} % {group.Average(r => r.Cpu.TotalMilliseconds),15:0} {group.Sum(r => r.Cpu.TotalSeconds) / group.Sum(r => r.Seconds),18:0.000}"));
        }
    }

    private static string Snr(Spoken spoken) => spoken.Snr is { } snr ? snr.ToString("0", CultureInfo.InvariantCulture) : "clean";
}
