using CallCenter.Speech.Native;
using CallCenter.Speech.Probing;
using CallCenter.Speech.Recognition;
using CallCenter.Speech.Voices;

namespace CallCenter.Speech;

/// <summary>An engine, or one line that says why there is none.</summary>
internal readonly record struct Loaded<T>(T? Engine, string? Reason)
    where T : class;
