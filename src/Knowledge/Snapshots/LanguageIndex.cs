using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Limits;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Snapshots;

/// <summary>One language's articles as callers and as agents find them.</summary>
/// <param name="Callers">approved articles only.</param>
/// <param name="Agents">all articles.</param>
internal sealed record LanguageIndex(PhrasingIndex Callers, PhrasingIndex Agents, FoundLimits Found);
