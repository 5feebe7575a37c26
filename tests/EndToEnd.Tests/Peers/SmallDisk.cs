using System.Diagnostics;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A disk of a few megabytes in memory, to be filled, emptied and made read-only. The test is skipped where nothing can be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _fill;

    private SmallDisk(string path) => (Path, _fill) = (path, System.IO.Path.Combine(path, "fill"));

    public string Path { get; }

    public static SmallDisk Mount(int megabytes)
    {
        var path = Directory.CreateTempSubdirectory("cti-disk-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path);
        if (!mounted)
        {
            Directory.Delete(path);
        }

        Assume.That(mounted, "only root can mount a disk");
        return new SmallDisk(path);
    }

    public void Fill()
    {
        try
        {
            using var file = new FileStream(_fill, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            for (var page = new byte[4096]; ;)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    public void Empty() => File.Delete(_fill);

    public void MakeReadOnly() => Assert.That(Run("mount", "-o", "remount,ro", Path), Is.True);

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
