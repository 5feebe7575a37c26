using CallCenter.Speech.Audio;
using CallCenter.Speech.Measure;

namespace CallCenter.Benchmarks.Ear;

/// <param name="Set">the demo's recorded callers, or the reworded questions of other voices.</param>
/// <param name="Article">key of the article that answers; empty = foreign: no article does.</param>
/// <param name="Noise">speech to noise in dB; null = clean.</param>
/// <param name="Number">the caller's number: by it the call is found again in the server's records.</param>
internal sealed record Question(string Set, string Article, string Text, string Voice, double? Noise, string Number, AudioClip Sound)
{
    private static readonly double?[] Lines = [null, 15];

    /// <summary>The demo's questions as they are recorded, the reworded ones each by the next of six voices; all clean and in noise.</summary>
    public static IReadOnlyList<Question> All()
    {
        var questions = new List<Question>();
        foreach (var fields in Rows(Path.Combine("demo", "callers.tsv")).Where(f => !f[1].StartsWith('!')))
        {
            var (samples, rate, error) = WavFile.Parse(File.ReadAllBytes(Path.Combine("demo", "speech", fields[0] + ".wav")));
            _ = error is null ? 0 : throw new InvalidDataException(error);
            Add("recorded callers", fields[1], fields[2], "recorded", samples, rate);
        }

        foreach (var (fields, i) in Rows(Path.Combine("tests", "Speech.Measure", "questions.tsv")).Select((fields, i) => (fields, i)))
        {
            var voice = Speakers.All[i % Speakers.All.Length];
            var (samples, rate) = Speakers.Say(fields[1], voice);
            Add(Speakers.IsFormant(voice) ? "reworded, espeak-ng" : "reworded, flite", fields[0], fields[1], voice, samples, rate);
        }

        return questions;

        void Add(string set, string article, string text, string voice, short[] samples, int rate)
        {
            foreach (var noise in Lines)
            {
                var n = questions.Count;
                questions.Add(new Question(set, article, text, voice, noise, $"+49305556{n:0000}", Line.Carry(samples, rate, noise, seed: n)));
            }
        }
    }

    private static IEnumerable<string[]> Rows(string tsv) => File.ReadLines(tsv).Skip(1).Select(l => l.Split('\t'));
}
