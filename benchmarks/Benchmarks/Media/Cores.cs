using System.Globalization;
using System.Runtime.InteropServices;

namespace CallCenter.Benchmarks.Media;

/// <summary>Which core threads run on (sched_setaffinity). A new thread runs where the one runs that starts it.</summary>
internal static unsafe class Cores
{
    /// <summary>The calling thread.</summary>
    public static void KeepThisThreadOn(int core) => Keep(0, core);

    /// <summary>All threads that there are.</summary>
    public static void KeepProcessOn(int core)
    {
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            Keep(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), core);
        }
    }

    /// <summary>Processor time of the threads of these names so far.</summary>
    public static TimeSpan CpuOf(params string[] names)
    {
        long nanoseconds = 0;
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            if (names.Contains(File.ReadAllText(Path.Combine(task, "comm")).Trim()))
            {
                nanoseconds += long.Parse(File.ReadAllText(Path.Combine(task, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture);
            }
        }

        return TimeSpan.FromTicks(nanoseconds / 100);
    }

    private static void Keep(int thread, int core)
    {
        var mask = 1UL << core;
        // a thread that is gone meanwhile needs no core
        _ = sched_setaffinity(thread, sizeof(ulong), &mask);
    }

    [DllImport("libc")]
    private static extern int sched_setaffinity(int thread, nuint size, ulong* mask);
}
