using System.Reflection;
using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

/// <summary>Finds the engines' shared libraries in the configured directory, never in the system's.</summary>
internal static class NativeLibraries
{
    public const string Sherpa = "sherpa-onnx-c-api";
    public const string OnnxRuntime = "onnxruntime";
    public const string Vosk = "vosk";

    private static readonly Lock Gate = new();
    private static string? _directory;

    /// <summary>One directory serves the whole process; the first call decides.</summary>
    public static void Use(string directory)
    {
        lock (Gate)
        {
            if (_directory is null)
            {
                _directory = Path.GetFullPath(directory);
                NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
            }
        }
    }

    /// <summary>Null when the library can be loaded, else one line that says why not.</summary>
    public static string? Missing(string directory, string library)
    {
        var path = PathOf(directory, library);
        return File.Exists(path) ? null : $"{path} is missing";
    }

    public static string PathOf(string directory, string library) => Path.GetFullPath(Path.Combine(directory, FileName(library)));

    private static string FileName(string library) =>
        OperatingSystem.IsWindows() ? $"{(library == Vosk ? "lib" : "")}{library}.dll"
        : OperatingSystem.IsMacOS() ? $"lib{library}.dylib"
        : $"lib{library}.so";

    private static IntPtr Resolve(string library, Assembly assembly, DllImportSearchPath? search)
    {
        if (library is not (Sherpa or Vosk) || _directory is null)
        {
            return IntPtr.Zero;
        }

        if (library == Sherpa)
        {
            // loaded first, so that the speech library finds it wherever it lies
            NativeLibrary.Load(PathOf(_directory, OnnxRuntime));
        }

        return NativeLibrary.Load(PathOf(_directory, library));
    }
}
