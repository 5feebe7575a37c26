namespace CallCenter.Speech.Recognition;

/// <summary>A setting <c>Speech:Recognizer:LANGUAGE</c> understood.</summary>
/// <param name="Directory">of the Vosk model as written; empty otherwise.</param>
internal sealed record RecognizerChoice(RecognizerKind Kind, string Directory)
{
    private const string VoskPrefix = "vosk:";

    /// <summary>Null when the value is not allowed. The shipped Whisper model knows English only.</summary>
    public static RecognizerChoice? Parse(string language, string value) => value switch
    {
        "none" => new(RecognizerKind.None, ""),
        "whisper" when language == "en" => new(RecognizerKind.Whisper, ""),
        _ when value.StartsWith(VoskPrefix, StringComparison.Ordinal) && value.Length > VoskPrefix.Length =>
            new(RecognizerKind.Vosk, value[VoskPrefix.Length..]),
        _ => null,
    };

    public static string Allowed(string language) =>
        language == "en" ? "whisper, vosk:DIRECTORY, none" : "vosk:DIRECTORY, none";
}
