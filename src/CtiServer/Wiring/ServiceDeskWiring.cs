using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.ServiceDesk;
using CallCenter.ServiceDesk.Callbacks;
using CallCenter.ServiceDesk.Calls;
using CallCenter.ServiceDesk.ScreenPops;
using CallCenter.ServiceDesk.Tickets;
using CallCenter.ServiceDesk.Webhooks;

namespace CallCenter.CtiServer.Wiring;

internal static class ServiceDeskWiring
{
    public static void AddServiceDesk(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings.Numbering.Plan());
        services.AddSingleton<DeskStores>();
        services.AddSingleton<Desk>();
        services.AddSingleton<IServiceDesk>(s => s.GetRequiredService<Desk>());
        services.AddSingleton<ITicketMoves, TicketStates>();
        services.AddSingleton<ICallbackDesk, CallbackDesk>();
        services.AddSingleton(settings.Pops.Profiles);
        services.AddSingleton<ICallerProfiles, CallerProfiles>();
        services.AddSingleton<IScreenPops, ScreenPopBuilder>();
        services.AddSingleton(s => new WebhookPost(s.GetRequiredService<IJournal>(), s.GetRequiredService<ICallRecords>(), s.GetRequiredService<IQueueStore>(),
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }),
            settings.Pops.Webhook, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<WebhookPost>>()));
        services.AddHostedService<Webhooks>();
        services.AddSingleton<WaitingAnswers>();
        services.AddJournalReader<TicketReader>("tickets");
        services.AddSingleton<Followers>();
    }
}
