using CallCenter.CallModel.Texts;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>A thing that can be chosen by saying one of its phrases.</summary>
internal sealed record PhraseChoice(string Name, IReadOnlyList<string> Phrases);
