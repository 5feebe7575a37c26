namespace CallCenter.Knowledge.Retrieval;

/// <param name="Article">place in the index.</param>
internal readonly record struct RankedArticle(int Article, double Belief);
