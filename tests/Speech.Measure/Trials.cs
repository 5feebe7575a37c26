using CallCenter.Speech.Audio;
using CallCenter.Speech.Prompts;

namespace CallCenter.Speech.Measure;

internal static class Trials
{
    private static readonly double?[] Lines = [null, 15];

    public static async Task CompanyAsync(string folder, string output)
    {
        await using var ear = await Ear.OpenAsync();
        await using var file = new StreamWriter(output);
        var trial = new Trial(ear, file);
        trial.Head();
        foreach (var row in File.ReadLines(Path.Combine(folder, "callers.csv")).Skip(1))
        {
            // the text may be quoted and hold commas: it lies between the second comma and the last
            var fields = row.Split(',');
            var text = string.Join(',', fields[2..^1]).Trim('"').ToLowerInvariant();
            var (samples, rate, error) = WavFile.Parse(File.ReadAllBytes(Path.Combine(folder, "speech", fields[0] + ".wav")));
            foreach (var snr in Lines.Where(_ => error is null))
            {
                await trial.RunAsync(new Spoken(fields[1], text, "recorded", snr), samples, rate);
            }
        }

        trial.Report();
    }

    public static async Task ListAsync(string list, string output)
    {
        await using var ear = await Ear.OpenAsync();
        await using var file = new StreamWriter(output);
        var trial = new Trial(ear, file);
        trial.Head();
        foreach (var fields in File.ReadLines(list).Skip(1).Select(row => row.Split('\t')))
        {
            foreach (var voice in Speakers.All)
            {
                var (samples, rate) = Speakers.Say(fields[1], voice);
                foreach (var snr in Lines)
                {
                    await trial.RunAsync(new Spoken(fields[0], fields[1], voice, snr), samples, rate);
                }
            }
        }

        trial.Report();
    }

    public static async Task MakePromptsAsync()
    {
        await using var ear = await Ear.OpenAsync();
        var report = await new PromptMaker(ear.Service, "prompts").MakeAsync();
        report.Problems.ToList().ForEach(Console.Error.WriteLine);
        Console.WriteLine($"{report.Made.Count} prompts made");
    }
}
