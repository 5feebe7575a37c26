using CallCenter.CtiServer.Options;
using CallCenter.Dialer;
using CallCenter.Dialer.Callbacks;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Ports;
using CallCenter.Storage.Dialing;

namespace CallCenter.CtiServer.Wiring;

internal static class DialerWiring
{
    public static void AddDialer(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<ICampaignStore, CampaignStore>();
        services.AddSingleton<ILeadStore, LeadStore>();
        services.AddSingleton<IDialRecords, DialRecords>();
        services.AddSingleton<IDoNotCallStore, DoNotCallStore>();
        services.AddSingleton(_ => PolicyLibrary.Load(settings.PoliciesDirectory));
        services.AddSingleton(settings.Detection);
        services.AddSingleton<DialerPorts>();
        services.AddSingleton<IHandDialing, HandDialing>();
        services.AddJournalReader<DialerService>("dialer");
        services.AddSingleton<ICampaignDesk>(s => s.GetRequiredService<DialerService>());
        services.AddSingleton<ICampaignCalls>(s => s.GetRequiredService<DialerService>());
        services.AddSingleton<ILiveTable>(s => s.GetRequiredService<DialerService>());
    }
}
