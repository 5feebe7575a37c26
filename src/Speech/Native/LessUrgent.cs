using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

/// <summary>Puts a thread behind the rest of the server, above all behind the media clock. Linux only; elsewhere nothing happens.</summary>
internal static partial class LessUrgent
{
    /// <summary>A thread of nice 3 gets about a third of a core that one of nice 0 wants too.</summary>
    private const int Nice = 3;

    /// <summary>Not to be called on a thread of the pool: it stays so.</summary>
    public static void ThisThread()
    {
        if (OperatingSystem.IsLinux())
        {
            const int process = 0, caller = 0; // on Linux, "process 0" is the calling thread alone
            _ = SetPriority(process, caller, Nice);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int nice);
}
