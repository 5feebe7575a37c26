using CallCenter.Speech.Native;

namespace CallCenter.Speech.Probing;

/// <summary>Kinds of model as the probe's command line names them.</summary>
internal static class ModelKind
{
    public const string Whisper = "whisper";
    public const string Detector = "vad";
    public const string Piper = "piper";
    public const string Vosk = "vosk";
}
