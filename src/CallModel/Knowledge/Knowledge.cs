namespace CallCenter.CallModel;

/// <summary>One question with its answer.</summary>
/// <param name="Key">stable name, for instance "meter-reading".</param>
/// <param name="Phrasings">ways in which callers ask it.</param>
/// <param name="Answer">spoken to callers; only of approved articles.</param>
/// <param name="Text">full text for agents and the web.</param>
/// <param name="TreePath">place in the tree, for instance "Billing/Payments".</param>
/// <param name="Version">grows by one with each change.</param>
public sealed record Article(Guid Id, string Key, string Language, string Title, IReadOnlyList<string> Phrasings, string Answer, string? Text,
    string? TreePath, bool Approved, int Version, DateTimeOffset UpdatedAt);

/// <summary>Sure: the answer is spoken. Not sure which: the nearest are offered. Else: a person.</summary>
public enum KnowledgeDecision { Speak, Offer, Person }

public sealed record KnowledgeCandidate(Article Article, double Score);

/// <param name="Candidates">best first, at most three for callers.</param>
public sealed record KnowledgeFinding(KnowledgeDecision Decision, IReadOnlyList<KnowledgeCandidate> Candidates);

/// <summary>The limits in force and what they promise on the knowledge base's own phrasings (shares, 0..1).</summary>
/// <param name="SpeakAt">least score at which an answer is spoken.</param>
/// <param name="Margin">least lead over the second best.</param>
/// <param name="OfferAt">least score at which titles are offered.</param>
/// <param name="FromSettings">true when an administrator fixed them.</param>
/// <param name="Questions">how many of its own phrasings, each left out in turn, the shares come from.</param>
/// <param name="Trade">what other limits would promise.</param>
/// <param name="Callers">how callers fared in the last 30 days.</param>
public sealed record KnowledgeLimits(string Language, double SpeakAt, double Margin, double OfferAt, double SpokenRight, double SpokenWrong,
    double Offered, double ToPerson, bool FromSettings, int Questions = 0, IReadOnlyList<LimitTrade>? Trade = null, QuestionTally? Callers = null);

/// <summary>Shares (0..1) that a pair of limits would give; the foreign ones of questions that the company has no article for.</summary>
public sealed record LimitTrade(double SpeakAt, double Margin, double SpokenRight, double SpokenWrong, double ForeignSpoken);

/// <summary>A question that no article answered, with how often it came.</summary>
public sealed record OpenQuestion(long Id, string Text, string Language, KnowledgeDecision Outcome, int Count, DateTimeOffset LastAskedAt,
    CallId? LastCall, IReadOnlyList<string> Nearest);

/// <summary>What became of an import.</summary>
/// <param name="Rejected">row number (from 1, the header is row 1) and reason.</param>
/// <param name="MadeAnswers">articles whose spoken answer was made from their text or title, because none was given.</param>
public sealed record ImportReport(int Articles, int Phrasings, int Updated, IReadOnlyList<ImportRejection> Rejected, int MadeAnswers = 0);

public sealed record ImportRejection(int Row, string Reason);

/// <summary>What callers' questions are asked of. Implemented by Knowledge; the IVR sees only this.</summary>
public interface IKnowledgeFinder
{
    /// <summary>Only approved articles of the language, at most three. Decided within about 10 ms.</summary>
    ValueTask<KnowledgeFinding> FindAsync(string question, string language, CancellationToken ct = default);

    Task<Article?> GetAsync(string key, string language, CancellationToken ct = default);
}

/// <summary>The knowledge base as people work on it. Implemented by Knowledge.</summary>
public interface IKnowledgeBase : IKnowledgeFinder
{
    /// <summary>Words and meaning together, unapproved articles too: the agents' search.</summary>
    Task<IReadOnlyList<KnowledgeCandidate>> SearchAsync(string text, string? language, int limit, CancellationToken ct = default);

    Task<IReadOnlyList<Article>> ListAsync(string? language, CancellationToken ct = default);

    Task<Article?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>Adds (Version 0) or changes an article; the error names the field.</summary>
    Task<(Article? Article, string? Error)> SaveAsync(Article article, string by, CancellationToken ct = default);

    Task<bool> DeleteAsync(Guid id, string by, CancellationToken ct = default);

    /// <summary>CSV with a header (article, question, and optionally title, answer, text, language, approved, tree).</summary>
    Task<ImportReport> ImportCsvAsync(TextReader csv, string by, CancellationToken ct = default);

    /// <summary>One Markdown document a file: front matter, "## Questions", "## Answer", rest is the text.</summary>
    Task<ImportReport> ImportMarkdownAsync(string name, string markdown, string by, CancellationToken ct = default);

    Task ExportCsvAsync(TextWriter csv, CancellationToken ct = default);

    Task<IReadOnlyList<OpenQuestion>> OpenQuestionsAsync(int limit, CancellationToken ct = default);

    /// <summary>One click: the question becomes a phrasing of the article.</summary>
    Task<bool> AdoptQuestionAsync(long questionId, Guid articleId, string by, CancellationToken ct = default);

    /// <summary>One click: the question becomes a new, unapproved draft.</summary>
    Task<Article?> DraftFromQuestionAsync(long questionId, string by, CancellationToken ct = default);

    Task<bool> DismissQuestionAsync(long questionId, string by, CancellationToken ct = default);

    Task<IReadOnlyList<KnowledgeLimits>> LimitsAsync(CancellationToken ct = default);
}
