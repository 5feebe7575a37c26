using System.Runtime.Versioning;
using CallCenter.CtiServer.Hosting;
using CallCenter.Testing;

namespace CallCenter.CtiServer.Tests.Hosting;

[SupportedOSPlatform("linux")]
internal sealed class PrivateFilesTests
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    [Test]
    public void Close_FilesThatEverybodyMayRead_AreTheOwnersAlone()
    {
        using var folder = new TemporaryFolder();
        var deep = Directory.CreateDirectory(folder["recordings", "2026", "01"]).FullName;
        string[] all = [folder.Path, folder["recordings"], folder["recordings", "2026"], deep, folder["callcenter.db"], Path.Combine(deep, "a.wav")];
        foreach (var path in all)
        {
            if (!Directory.Exists(path))
            {
                File.WriteAllText(path, "x");
            }

            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        PrivateFiles.Close(folder.Path);

        Assert.That(all.Select(path => File.GetUnixFileMode(path) & Others), Is.All.EqualTo(UnixFileMode.None));
        Assert.That(File.ReadAllText(all[^1]), Is.EqualTo("x"), "the owner may read on");
    }
}
