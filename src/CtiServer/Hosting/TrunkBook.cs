using System.Data.Common;
using CallCenter.CallControl;
using CallCenter.Storage.Database;

namespace CallCenter.CtiServer.Hosting;

/// <summary>The stored trunks in use: at the start, and after each change.</summary>
internal sealed partial class TrunkBook(Telephony telephony, ITrunkStore store, ILogger<TrunkBook> logger)
{
    public async Task StartAsync(CancellationToken ct)
    {
        await telephony.Trunks.UseAsync(await store.ListAsync(ct), ct);
        store.Changed += name => _ = ChangeAsync(name.Length > 0 ? name : "(all)");
    }

    private async Task ChangeAsync(string name)
    {
        try
        {
            await telephony.Trunks.UseAsync(await store.ListAsync(), CancellationToken.None);
            LogInUse(name);
        }
        catch (Exception e) when (e is DbException or DatabaseOpenException)
        {
            LogNotRead(name, e.Message);
        }
    }

    [LoggerMessage(EventId = 9040, Level = LogLevel.Information, Message = "Trunk {Trunk}: changed; new calls follow it")]
    private partial void LogInUse(string trunk);

    [LoggerMessage(EventId = 9041, Level = LogLevel.Warning, Message = "Trunk {Trunk}: its change is kept and not in use before the next change or start: {Why}")]
    private partial void LogNotRead(string trunk, string why);
}
