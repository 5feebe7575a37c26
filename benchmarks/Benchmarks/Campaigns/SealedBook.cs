using System.Diagnostics;
using CallCenter.Benchmarks.Load;
using CallCenter.CallModel.Dialing;
using CallCenter.Storage.Database;
using CallCenter.Storage.Dialing;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>The sealed record of attempts as it lies on the disk, beside the running server.</summary>
/// <param name="Verified">what "outbound verify" says.</param>
internal sealed record SealedBook(IReadOnlyList<DialRecord> Records, bool IsSealed, string Verified)
{
    private const int AtOnce = 1000;

    public static async Task<SealedBook> ReadAsync(Server server)
    {
        var folder = Directory.CreateTempSubdirectory("book-").FullName;
        try
        {
            SqliteFile.Copy(server.DataDirectory, Path.Combine(folder, SqliteFile.Name));
            using var db = Db.Open(folder);
            var (book, records) = (new DialRecords(db), new List<DialRecord>());
            while (await book.ReadAsync(records.Count, AtOnce) is { Count: > 0 } lines)
            {
                records.AddRange(lines.Select(line => DialSeal.Read(line.Text)));
            }

            var (good, text) = await VerifyAsync(server);
            return new SealedBook(records, good, text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(bool Good, string Text)> VerifyAsync(Server server)
    {
        using var verify = Process.Start(new ProcessStartInfo("dotnet", [Server.Dll, "outbound", "verify", $"--DataDirectory={server.DataDirectory}", $"--Outbound:Policies={CampaignRun.Policies}"])
        {
            RedirectStandardOutput = true,
        })!;
        var text = await verify.StandardOutput.ReadToEndAsync();
        await verify.WaitForExitAsync();
        return (verify.ExitCode == 0, text.Trim());
    }
}
