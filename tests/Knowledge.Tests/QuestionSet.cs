using System.Globalization;
using CallCenter.CallModel;
using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Finding;
using CallCenter.Knowledge.Import;
using CallCenter.Knowledge.Limits;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Tests;

/// <summary>A knowledge base with callers' questions whose right articles are known; all encoded once.</summary>
internal sealed class QuestionSet
{
    private readonly ISentenceEncoder _encoder;

    private QuestionSet(string folder, string language)
    {
        Language = language;
        _encoder = SharedEncoders.Instance.For(language)!;
        var rows = Read(Path.Combine(folder, "articles.csv"));
        Articles = [.. rows.GroupBy(row => row["article"]).Select(rowsOfOne => Article(rowsOfOne.Key, [.. rowsOfOne], language))];
        var callers = Read(Path.Combine(folder, "callers.csv"));
        Callers = [.. Encode([.. callers.Select(row => row["question"])]).Zip(callers, (question, row) => (question, row["article"]))];
        Foreign = Encode(ForeignQuestions.Of(language));
        var texts = Articles.SelectMany(PhrasingIndex.TextsOf).Select(t => t.Text).Distinct().ToList();
        var vectors = texts.Zip(Encode(texts)).ToDictionary(pair => pair.First, pair => pair.Second.Vector!);
        Index = PhrasingIndex.Build(language, Articles, _encoder.Sharpness, text => vectors[text]);
    }

    public string Language { get; }

    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Questions with the key of the right article; empty for foreign ones.</summary>
    public IReadOnlyList<(PreparedQuestion Question, string Article)> Callers { get; }

    public IReadOnlyList<PreparedQuestion> Foreign { get; }

    public PhrasingIndex Index { get; }

    public static QuestionSet Load(string folder, string language) => new(folder, language);

    /// <summary>Shares of known questions and of foreign ones under the limits.</summary>
    public Outcome Judge(DecisionLimits limits)
    {
        int right = 0, wrong = 0, offered = 0, offeredWithout = 0, person = 0, foreignSpoken = 0, foreignOffered = 0;
        foreach (var (question, article) in Callers)
        {
            var ranking = Ranker.Rank(Index, question);
            var keys = ranking.Best.Select(b => Articles[b.Article].Key).ToList();
            _ = (limits.Decide(ranking), article.Length > 0) switch
            {
                (KnowledgeDecision.Speak, true) => keys[0] == article ? right++ : wrong++,
                (KnowledgeDecision.Offer, true) => keys.Contains(article) ? offered++ : offeredWithout++,
                (KnowledgeDecision.Person, true) => person++,
                (KnowledgeDecision.Speak, false) => foreignSpoken++,
                (KnowledgeDecision.Offer, false) => foreignOffered++,
                _ => 0,
            };
        }

        double known = Callers.Count(c => c.Article.Length > 0), foreign = Callers.Count - known;
        return new Outcome(right / known, wrong / known, offered / known, offeredWithout / known, person / known, foreignSpoken / foreign,
            foreignOffered / foreign);
    }

    private static Article Article(string key, IReadOnlyList<Dictionary<string, string>> rows, string language) => new(
        Guid.CreateVersion7(), key, language, rows[0].TryGetValue("title", out var title) ? title : key.Replace('_', ' '),
        [.. rows.Select(row => row["question"])], rows[0].TryGetValue("answer", out var answer) ? answer : "", null, null, true, 1,
        DateTimeOffset.UnixEpoch);

    private static List<Dictionary<string, string>> Read(string path)
    {
        var records = Csv.Read(File.ReadAllText(path)).ToList();
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(c => c.First, c => c.Second))];
    }

    private PreparedQuestion[] Encode(IReadOnlyList<string> texts)
    {
        var questions = new PreparedQuestion[texts.Count];
        Parallel.For(0, texts.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var text = QuestionText.Normalize(texts[i], Language);
            questions[i] = new PreparedQuestion(text, _encoder.Encode(text));
        });
        return questions;
    }
}

/// <summary>Shares of questions with an article, then of foreign ones.</summary>
internal sealed record Outcome(double Right, double Wrong, double Offered, double OfferedWithout, double Person, double ForeignSpoken,
    double ForeignOffered)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"spoken right {Right:P1} wrong {Wrong:P1}, offered right {Offered:P1} without {OfferedWithout:P1}, person {Person:P1}; foreign spoken {ForeignSpoken:P1} offered {ForeignOffered:P1}");
}
