using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.ServiceDesk;
using CallCenter.ServiceDesk.Callbacks;
using CallCenter.ServiceDesk.Calls;
using CallCenter.ServiceDesk.ScreenPops;
using CallCenter.ServiceDesk.Tickets;

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
        services.AddSingleton<IScreenPops, ScreenPopBuilder>();
        services.AddJournalReader<TicketReader>("tickets");
        services.AddSingleton<Followers>();
    }
}
