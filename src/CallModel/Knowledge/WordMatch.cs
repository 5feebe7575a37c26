namespace CallCenter.CallModel.Knowledge;

/// <summary>An article that has some of the searched words; the greater the weight the better.</summary>
public sealed record WordMatch(Guid ArticleId, double Weight);
