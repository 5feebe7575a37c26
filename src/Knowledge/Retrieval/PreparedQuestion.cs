namespace CallCenter.Knowledge.Retrieval;

/// <summary>A question as it is held against an index.</summary>
/// <param name="Text">normalised.</param>
/// <param name="Vector">null without a model.</param>
internal sealed record PreparedQuestion(string Text, float[]? Vector);
