using System.Data.Common;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Records;
using CallCenter.Storage.Database;
using CallCenter.Storage.Dialing;

namespace CallCenter.CtiServer;

/// <summary>"./run outbound verify" and "./run outbound check"; beside a server that runs, too.</summary>
internal static class OutboundCommand
{
    /// <summary>Compiles the policy packs: one line for each defect.</summary>
    public static int Check(ServerSettings settings, TextWriter output)
    {
        var library = PolicyLibrary.Load(settings.PoliciesDirectory);
        foreach (var error in library.Errors)
        {
            output.WriteLine(error);
        }

        output.WriteLine($"{library.All.Count} policies are good, {library.Errors.Count} errors");
        return library.Errors.Count == 0 && library.All.Count > 0 ? ExitCode.Ok : ExitCode.CannotStart;
    }

    /// <summary>Proves that no record of an attempt was changed, and reckons the rates of abandoned calls again from them.</summary>
    public static async Task<int> VerifyAsync(ServerSettings settings, TextWriter output, TextWriter errors)
    {
        var folder = Directory.CreateTempSubdirectory("callcenter-verify-").FullName;
        try
        {
            if (settings.Database.Length == 0)
            {
                SqliteFile.Copy(settings.DataDirectory, Path.Combine(folder, SqliteFile.Name));
            }

            using var db = Db.Open(folder, settings.Database, $"verify-{Environment.ProcessId}");
            return await RecordCheck.RunAsync(new DialRecords(db), new CampaignStore(db), PolicyLibrary.Load(settings.PoliciesDirectory), output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or DatabaseOpenException)
        {
            errors.WriteLine($"error: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.CannotStart;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
