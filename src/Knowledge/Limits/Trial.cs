using CallCenter.Knowledge.Retrieval;

namespace CallCenter.Knowledge.Limits;

/// <summary>One question whose right answer is known, asked of the index.</summary>
/// <param name="Right">the best article is the right one.</param>
/// <param name="Among">the right one is among those that would be offered.</param>
internal readonly record struct Trial(double Score, double Lead, bool Right, bool Among);
