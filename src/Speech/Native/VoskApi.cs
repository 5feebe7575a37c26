using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

/// <summary>
/// The calls of libvosk 0.3.39 that the product makes. None may get a null handle, an unchecked grammar or a model that has not passed
/// its probe: the library would end the process.
/// </summary>
internal static unsafe partial class VoskApi
{
    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_set_log_level")]
    public static partial void SetLogLevel(int level);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_model_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial IntPtr ModelNew(string directory);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_model_free")]
    public static partial void ModelFree(IntPtr model);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_model_find_word", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FindWord(IntPtr model, string word);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_recognizer_new")]
    public static partial IntPtr RecognizerNew(IntPtr model, float sampleRate);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_recognizer_new_grm", StringMarshalling = StringMarshalling.Utf8)]
    public static partial IntPtr RecognizerNewWithGrammar(IntPtr model, float sampleRate, string grammar);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_recognizer_set_words")]
    public static partial void SetWords(IntPtr recognizer, int words);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_recognizer_accept_waveform_s")]
    public static partial int Accept(IntPtr recognizer, short* samples, int count);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_recognizer_result")]
    public static partial byte* Result(IntPtr recognizer);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_recognizer_partial_result")]
    public static partial byte* PartialResult(IntPtr recognizer);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_recognizer_final_result")]
    public static partial byte* FinalResult(IntPtr recognizer);

    [LibraryImport(NativeLibraries.Vosk, EntryPoint = "vosk_recognizer_free")]
    public static partial void RecognizerFree(IntPtr recognizer);
}
