namespace CallCenter.Knowledge.Retrieval;

/// <summary>The articles nearest to a question, best first, with how much each is believed to be meant (about 0..1).</summary>
internal readonly record struct Ranking(IReadOnlyList<RankedArticle> Best)
{
    public double Score => Best.Count > 0 ? Best[0].Belief : 0;

    /// <summary>Lead of the best over the second best.</summary>
    public double Lead => Best.Count > 1 ? Best[0].Belief - Best[1].Belief : Score;
}
