using System.Globalization;
using CallCenter.Knowledge.Articles;
using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Import;
using CallCenter.Knowledge.Limits;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Tests;

/// <summary>A knowledge base with callers' questions whose right articles are known; all encoded once.</summary>
internal sealed class QuestionSet
{
    private readonly ISentenceEncoder _encoder;

    /// <param name="csv">the articles, as the product imports them.</param>
    public QuestionSet(string csv, string language)
    {
        Language = language;
        _encoder = SharedEncoders.Instance.For(language)!;
        var (drafts, rejected, _) = CsvImport.Read(new StringReader(csv));
        Assert.That(rejected, Is.Empty);
        Articles = [.. drafts.Select(draft => ArticleRules.Tidy(draft.ApplyTo(null)).Article!)];
        Foreign = Encode(ForeignQuestions.Of(language));
        var texts = Articles.SelectMany(PhrasingIndex.TextsOf).Select(t => t.Text).Distinct().ToList();
        var vectors = texts.Zip(Encode(texts)).ToDictionary(pair => pair.First, pair => pair.Second.Vector!);
        Index = PhrasingIndex.Build(language, Articles, _encoder.Sharpness, text => vectors[text]);
    }

    public string Language { get; }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<PreparedQuestion> Foreign { get; }

    public PhrasingIndex Index { get; }

    public FoundLimits FindLimits() => LimitFinder.Find(Index, Foreign, null, null, () => false)!;

    /// <summary>Rows of a file with a header.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Read(string path)
    {
        var records = Csv.Read(File.ReadAllText(path)).ToList();
        return [.. records.Skip(1).Select(record => records[0].Fields.Zip(record.Fields).ToDictionary(c => c.First, c => c.Second))];
    }

    public PreparedQuestion[] Encode(IReadOnlyList<string> texts)
    {
        var questions = new PreparedQuestion[texts.Count];
        Parallel.For(0, texts.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var text = QuestionText.Normalize(texts[i], Language);
            questions[i] = new PreparedQuestion(text, _encoder.Encode(text));
        });
        return questions;
    }

    /// <summary>What callers get; each with the key of the right article, empty when there is none.</summary>
    public Outcome Judge(DecisionLimits limits, IReadOnlyList<PreparedQuestion> questions, IReadOnlyList<string> articles)
    {
        var outcome = new Outcome();
        foreach (var (question, article) in questions.Zip(articles))
        {
            outcome.Add(Retriever.Find(Index, limits, question), article);
        }

        return outcome;
    }
}

/// <summary>Shares of questions that have an article, then of foreign ones.</summary>
internal sealed class Outcome
{
    private int _known, _right, _wrong, _offered, _offeredWithout, _foreign, _foreignSpoken, _foreignOffered;

    public double Right => (double)_right / _known;

    public double Wrong => (double)_wrong / _known;

    public double Offered => (double)_offered / _known;

    public double ForeignSpoken => (double)_foreignSpoken / _foreign;

    public double ForeignOffered => (double)_foreignOffered / _foreign;

    public void Add(KnowledgeRetrieval finding, string article)
    {
        var foreign = article.Length == 0;
        var among = finding.Candidates.Any(c => c.Article.Key == article);
        var first = finding.Candidates.Count > 0 && finding.Candidates[0].Article.Key == article;
        _known += foreign ? 0 : 1;
        _foreign += foreign ? 1 : 0;
        _ = (finding.Decision, foreign) switch
        {
            (KnowledgeDecision.Speak, true) => _foreignSpoken++,
            (KnowledgeDecision.Offer, true) => _foreignOffered++,
            (KnowledgeDecision.Speak, false) => first ? _right++ : _wrong++,
            (KnowledgeDecision.Offer, false) => among ? _offered++ : _offeredWithout++,
            _ => 0,
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_known} known: spoken right {Right:P1} wrong {Wrong:P1}, offered right {Offered:P1} without {(double)_offeredWithout / _known:P1}, "
        + $"person {1 - Right - Wrong - Offered - ((double)_offeredWithout / _known):P1}; {_foreign} foreign: spoken {ForeignSpoken:P1} offered {ForeignOffered:P1}");
}
