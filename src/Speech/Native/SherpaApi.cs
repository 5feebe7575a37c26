using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

/// <summary>
/// The calls of sherpa-onnx 1.13.8 that the product makes. None may get a null handle, a null pointer or fewer samples than its
/// wrapper allows: the library would end the process.
/// </summary>
internal static unsafe partial class SherpaApi
{
    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateOfflineRecognizer")]
    public static partial IntPtr CreateRecognizer(IntPtr config);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineRecognizer")]
    public static partial void DestroyRecognizer(IntPtr recognizer);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateOfflineStream")]
    public static partial IntPtr CreateStream(IntPtr recognizer);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineStream")]
    public static partial void DestroyStream(IntPtr stream);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxAcceptWaveformOffline")]
    public static partial void Accept(IntPtr stream, int sampleRate, float* samples, int count);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDecodeOfflineStream")]
    public static partial void Decode(IntPtr recognizer, IntPtr stream);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxGetOfflineStreamResultAsJson")]
    public static partial IntPtr ResultJson(IntPtr stream);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineStreamResultJson")]
    public static partial void DestroyResultJson(IntPtr json);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateVoiceActivityDetector")]
    public static partial IntPtr CreateDetector(IntPtr config, float bufferSeconds);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyVoiceActivityDetector")]
    public static partial void DestroyDetector(IntPtr detector);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxVoiceActivityDetectorAcceptWaveform")]
    public static partial void DetectorAccept(IntPtr detector, float* samples, int count);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxVoiceActivityDetectorDetected")]
    public static partial int Detected(IntPtr detector);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxVoiceActivityDetectorClear")]
    public static partial void DetectorClear(IntPtr detector);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxVoiceActivityDetectorReset")]
    public static partial void DetectorReset(IntPtr detector);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxCreateOfflineTts")]
    public static partial IntPtr CreateTts(IntPtr config);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineTts")]
    public static partial void DestroyTts(IntPtr tts);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxOfflineTtsGenerate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial GeneratedAudio* Generate(IntPtr tts, string text, int speaker, float speed);

    [LibraryImport(NativeLibraries.Sherpa, EntryPoint = "SherpaOnnxDestroyOfflineTtsGeneratedAudio")]
    public static partial void DestroyAudio(GeneratedAudio* audio);

    [StructLayout(LayoutKind.Sequential)]
    public struct GeneratedAudio
    {
        public float* Samples;
        public int Count;
        public int Rate;
    }
}
