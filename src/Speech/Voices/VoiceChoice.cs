namespace CallCenter.Speech.Voices;

/// <summary>A setting <c>Speech:Voice:LANGUAGE</c> understood.</summary>
/// <param name="Name">the model's directory (Piper) or the voice's name (espeak-ng).</param>
internal sealed record VoiceChoice(VoiceKind Kind, string Name)
{
    public const string Allowed = "piper:DIRECTORY, espeak:VOICE";

    /// <summary>Null when the value is not allowed.</summary>
    public static VoiceChoice? Parse(string value) => value.Split(':', 2) switch
    {
        ["piper", { Length: > 0 } directory] => new(VoiceKind.Piper, directory),
        ["espeak", { Length: > 0 } voice] when IsVoiceName(voice) => new(VoiceKind.Espeak, voice),
        _ => null,
    };

    /// <summary>Goes to a command line: letters, digits, dash, slash, plus and underscore only, never a leading dash.</summary>
    public static bool IsVoiceName(string name) =>
        name.Length <= 40 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '+' or '_');
}
