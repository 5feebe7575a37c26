namespace CallCenter.Knowledge.Retrieval;

/// <summary>One text that stands for an article: a way to ask it, its title or its answer.</summary>
/// <param name="Article">place of the article in its index.</param>
/// <param name="Text">normalised.</param>
/// <param name="Vector">unit length; empty without a model.</param>
/// <param name="Noise">how little the text may be trusted to be what callers say.</param>
/// <param name="IsQuestion">true for a way to ask it, false for title and answer.</param>
internal sealed record Phrasing(int Article, string Text, float[] Vector, float Noise, bool IsQuestion);
