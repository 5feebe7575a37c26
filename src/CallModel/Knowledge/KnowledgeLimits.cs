namespace CallCenter.CallModel.Knowledge;

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
