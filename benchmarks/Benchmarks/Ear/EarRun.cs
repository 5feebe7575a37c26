using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallCenter.Benchmarks.Load;
using CallCenter.Benchmarks.Results;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.Benchmarks.Ear;

/// <summary>Questions spoken into real calls: how many callers hear the right answer, and whether any hears a wrong one.</summary>
internal static class EarRun
{
    private const int AtOnce = 5;
    private const int MostTries = 5;
    private const int Recognizers = 8;
    private const int MostCalls = 1000;
    private const string AskedAgain = "asked again";

    private static readonly string[] Outcomes = ["spoken right", "offered right", "offered without it", "sent to a person", AskedAgain, "spoken wrong"];

    public static async Task RunAsync()
    {
        var questions = Question.All();
        using var result = new ResultFile("ear", "Understood by ear");
        await using var server = await Server.StartAsync("ear", $"Speech:MaxRecognizers={Recognizers}");
        await ImportAsync(server);
        await using (var callers = new Callers(server.SipPort))
        {
            await callers.StartAsync();
            await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (question, _) =>
            {
                for (var tries = 1; !await callers.AskAsync(question); tries++)
                {
                    if (tries == MostTries)
                    {
                        throw new InvalidOperationException($"the call of {question.Number} came to nothing {tries} times");
                    }

                    await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
                }
            });
        }

        // the last call's facts are on their way to the disk
        await Task.Delay(TimeSpan.FromSeconds(2));
        var judged = Judge(questions, await AskedAsync(server));
        await WriteHeardAsync(judged);
        Questions(result, judged);
        Menu(result);
    }

    private static async Task ImportAsync(Server server)
    {
        using var csv = new StringContent(await File.ReadAllTextAsync(Path.Combine("demo", "kb.csv")), Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var answer = await server.Http.PostAsync("/api/v1/knowledge/import", csv);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The first question that the server understood in each call, by the caller's number.</summary>
    private static async Task<Dictionary<string, JsonElement>> AskedAsync(Server server)
    {
        using var calls = JsonDocument.Parse(await server.Http.GetStringAsync($"/api/v1/calls?limit={MostCalls}"));
        var asked = new Dictionary<string, JsonElement>();
        foreach (var call in calls.RootElement.EnumerateArray())
        {
            var question = call.GetProperty("events").EnumerateArray().FirstOrDefault(e => e.GetProperty("type").GetString() == "question");
            if (question.ValueKind == JsonValueKind.Object)
            {
                asked[call.GetProperty("from").GetString()!] = question.Clone();
            }
        }

        return asked;
    }

    private static List<Judged> Judge(IReadOnlyList<Question> questions, Dictionary<string, JsonElement> asked) =>
        [.. questions.Select(q => asked.TryGetValue(q.Number, out var fact)
            ? new Judged(q, fact.GetProperty("heard").GetString()!, Outcome(q, fact))
            : new Judged(q, "", AskedAgain))];

    private static string Outcome(Question question, JsonElement fact)
    {
        var article = fact.GetProperty("article").GetString();
        var nearest = fact.GetProperty("nearest").EnumerateArray().Select(n => n.GetString());
        return fact.GetProperty("outcome").GetString() switch
        {
            "speak" => article == question.Article ? "spoken right" : "spoken wrong",
            "offer" => nearest.Contains(question.Article) ? "offered right" : "offered without it",
            _ => "sent to a person",
        };
    }

    private static void Questions(ResultFile result, List<Judged> judged)
    {
        result.Text($"`./bench ear`: questions to the demo company's knowledge base (16 articles in four phrasings each), spoken into real calls over SIP and RTP (G.711, "
            + $"8 kHz, nothing below 200 Hz), {AtOnce} calls at once, whisper tiny.en. Every call asks once. \"asked again\": nothing was understood. "
            + "What was heard stands in `ear.tsv`.");
        result.Head(["callers", "line", "questions", .. Outcomes]);
        var own = judged.Where(j => j.Question.Article.Length > 0).ToArray();
        foreach (var group in own.GroupBy(j => (j.Question.Set, j.Question.Noise)))
        {
            Row(result, group.Key.Set, group.Key.Noise, [.. group]);
        }

        foreach (var group in own.GroupBy(j => j.Question.Noise))
        {
            Row(result, "**all**", group.Key, [.. group]);
        }

        foreach (var group in judged.Where(j => j.Question.Article.Length == 0).GroupBy(j => j.Question.Noise))
        {
            Row(result, "foreign questions (any answer is wrong)", group.Key, [.. group]);
        }
    }

    private static void Row(ResultFile result, string who, double? noise, IReadOnlyList<Judged> judged) => result.Row(
        [who, Line(noise), $"{judged.Count}", .. Outcomes.Select(o => Share(judged.Count(j => j.Outcome == o), judged.Count))]);

    /// <summary>A menu of ten choices, scored on what the recogniser wrote down earlier (tests/Speech.Measure).</summary>
    private static void Menu(ResultFile result)
    {
        var heard = File.ReadLines(Path.Combine("tests", "Speech.Measure", "heard", "menu.tsv")).Skip(1).Select(l => l.Split('\t')).ToArray();
        var menu = new PhraseMatcher(heard.Select(f => f[0]).Where(name => name.Length > 0).Distinct().Select(name => new PhraseChoice(name, [name])), "en");
        result.Text("A menu of ten spoken choices, the same hearing without a call (`tests/Speech.Measure`): words of no choice must not be taken for one.");
        result.Head("voices", "line", "spoken", "right", AskedAgain, "wrong");
        foreach (var group in heard.GroupBy(f => (Who: f[0].Length == 0 ? "words of no choice" : f[2].StartsWith("espeak", StringComparison.Ordinal) ? "espeak-ng" : "flite", Noise: f[3]))
            .OrderBy(g => g.Key.Who.StartsWith("words", StringComparison.Ordinal)).ThenByDescending(g => g.Key))
        {
            var matches = group.Select(f => (Label: f[0], Match: menu.Match(f[4]))).ToArray();
            var right = matches.Count(m => m.Match.Accepted() && m.Match.Name == m.Label);
            var again = matches.Count(m => !m.Match.Accepted());
            result.Row(group.Key.Who, group.Key.Noise == "clean" ? "clean" : "15 dB noise", $"{matches.Length}", Share(right, matches.Length),
                Share(again, matches.Length), Share(matches.Length - right - again, matches.Length));
        }
    }

    private static Task WriteHeardAsync(List<Judged> judged) => File.WriteAllLinesAsync(Path.Combine("benchmarks", "results", "ear.tsv"),
        ["article\tspoken\tvoice\tline\theard\toutcome", .. judged.Select(j =>
            $"{j.Question.Article}\t{j.Question.Text}\t{j.Question.Voice}\t{Line(j.Question.Noise)}\t{j.Heard.Replace('\t', ' ')}\t{j.Outcome}")]);

    private static string Line(double? noise) => noise is { } snr ? string.Create(CultureInfo.InvariantCulture, $"{snr} dB noise") : "clean";

    private static string Share(int count, int of) => string.Create(CultureInfo.InvariantCulture, $"{count} ({100.0 * count / of:0} %)");

    private sealed record Judged(Question Question, string Heard, string Outcome);
}
