using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

/// <summary>
/// Keeps glibc from holding memory that the engines gave back: they read each model twice (file, then tensors), on several threads. Linux only.
/// </summary>
internal static partial class NativeHeap
{
    // malloc.h: M_ARENA_MAX, M_MMAP_THRESHOLD
    private const int ArenaMax = -8, MapThreshold = -3;

    private const int Arenas = 2;

    /// <summary>A fixed threshold: by itself glibc raises it to 32 MB with each large block that is freed, and maps none after that.</summary>
    private const int MappedFrom = 128 * 1024;

    /// <summary>Before the engines' threads start: large blocks are mapped and unmapped, small ones share two arenas.</summary>
    public static void Tighten()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = MallOpt(ArenaMax, Arenas);
            _ = MallOpt(MapThreshold, MappedFrom);
        }
    }

    /// <summary>Gives free pages back to the system.</summary>
    public static void GiveBack()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = MallocTrim(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int MallOpt(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint pad);
}
