using System.Text.Json;

namespace CallCenter.CtiServer.Hosting;

/// <summary>
/// Sessions and phones stood in files of the data directory before they came into the database. They are taken over once, and the files deleted.
/// </summary>
internal sealed partial class OldFiles(IPageSessionStore sessions, IPhoneStore phones, ILogger<OldFiles> logger)
{
    public async Task TakeOverAsync(string directory)
    {
        await TakeAsync<PageSession>(Path.Combine(directory, "sessions.json"), async all =>
        {
            foreach (var session in all)
            {
                await sessions.SaveAsync(session);
            }
        });
        await TakeAsync<PhoneRegistration>(Path.Combine(directory, "phones.json"), all => phones.SaveAsync(all));
    }

    private async Task TakeAsync<T>(string file, Func<T[], Task> save)
    {
        if (!File.Exists(file))
        {
            return;
        }

        try
        {
            await save(JsonSerializer.Deserialize<T[]>(await File.ReadAllBytesAsync(file)) ?? []);
            File.Delete(file);
        }
        catch (Exception e) // whatever stands in a damaged file, the server starts
        {
            LogLeft(file, e.Message);
        }
    }

    [LoggerMessage(EventId = 9012, Level = LogLevel.Warning, Message = "{File} is not taken over into the database: {Why}")]
    private partial void LogLeft(string file, string why);
}
