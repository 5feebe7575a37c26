using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.Storage.Callbacks;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Numbers;
using CallCenter.Storage.Queues;
using CallCenter.Storage.Records;
using CallCenter.Storage.Recovery;
using CallCenter.Storage.Retention;
using CallCenter.Storage.Search;
using CallCenter.Storage.Tickets;
using CallCenter.Storage.Trunks;
using CallCenter.Storage.Users;

namespace CallCenter.CtiServer.Wiring;

internal static class StorageWiring
{
    /// <summary>Opens the database and the journal at once, so that a start that cannot work is refused before anything else happens.</summary>
    public static async Task AddStorageAsync(this IServiceCollection services, ServerSettings settings, ILoggerFactory log)
    {
        var db = Db.Open(settings.DataDirectory, settings.Database, settings.Node, TimeProvider.System, log.CreateLogger<Db>());
        var journal = await Journal.OpenAsync(db, TimeProvider.System, log.CreateLogger<Journal>());
        services.AddSingleton(_ => db);
        services.AddSingleton(_ => journal);
        services.AddSingleton<IJournal>(s => s.GetRequiredService<Journal>());
        services.AddSingleton<IHealthPart>(s => s.GetRequiredService<Journal>());
        services.AddSingleton<RecordingFiles>();
        services.AddSingleton<IRecordings>(s => s.GetRequiredService<RecordingFiles>());
        services.AddSingleton(s => new JournalRecovery(db, journal, s.GetRequiredService<ILogger<JournalRecovery>>(),
            call => s.GetRequiredService<RecordingFiles>().FindLost(call.CallId, call.At)));
        services.AddSingleton<OldRows>();
        services.AddSingleton(settings.Retention);
        services.AddHostedService<RetentionSweep>();
        services.AddSingleton<ICallRecords, CallRecords>();
        services.AddJournalReader<SaidTexts>("search");
        services.AddSingleton<ISaidTexts>(s => s.GetRequiredService<SaidTexts>());
        services.AddSingleton<StoredNumbers>();
        services.AddSingleton<ITicketStore, TicketStore>();
        services.AddSingleton<ICustomerStore, CustomerStore>();
        services.AddSingleton<IUpsellHints, UpsellHintStore>();
        services.AddSingleton<ICallbackStore, CallbackStore>();
        services.AddSingleton<ICallbackRules, CallbackRuleStore>();
        services.AddSingleton<IUserStore, UserStore>();
        services.AddSingleton<IQueueStore, QueueStore>();
        services.AddSingleton<ITrunkStore, TrunkStore>();
        services.AddSingleton<IWrapUpDraftStore, WrapUpDraftStore>();
        var (sessions, phones) = (new PageSessionStore(db), new PhoneStore(db));
        services.AddSingleton<IPageSessionStore>(sessions);
        services.AddSingleton<IPhoneStore>(phones);
        await new OldFiles(sessions, phones, log.CreateLogger<OldFiles>()).TakeOverAsync(settings.DataDirectory);
    }
}
