using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>How the caller took an answer: an edge, or the next question when the caller asked one instead.</summary>
internal readonly record struct ArticleResult(string? Edge, string? NextQuestion);
