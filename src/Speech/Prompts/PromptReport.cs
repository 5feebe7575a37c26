using System.Text.Json;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Voices;

namespace CallCenter.Speech.Prompts;

/// <param name="Made">paths of the files written.</param>
/// <param name="Problems">one line for each text that could not be spoken.</param>
public sealed record PromptReport(IReadOnlyList<string> Made, IReadOnlyList<string> Problems);
