using CallCenter.Acd;
using CallCenter.Acd.Settings;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Wiring;

internal static class AcdWiring
{
    public static void AddAcd(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(s => new AcdOptions
        {
            Node = settings.Node, PickUpTime = settings.Desk.PickUpTime, WrapUpExtensions = settings.Desk.WrapUpExtensions,
            ShowListeners = settings.Desk.ShowListeners,
            Dialing = s.GetRequiredService<DialRules>(), ServiceLevel = settings.ServiceLevel,
        });
        services.AddSingleton<AcdPorts>();
        services.AddSingleton<AcdService>();
        services.AddSingleton<IQueues>(s => s.GetRequiredService<AcdService>().Queues);
        services.AddSingleton(s => s.GetRequiredService<AcdService>().Places);
        services.AddSingleton<IAgentDesk>(s => s.GetRequiredService<AcdService>().Desk);
        services.AddSingleton<ISupervision>(s => s.GetRequiredService<AcdService>().Supervision);
        services.AddSingleton<ILiveFigures>(s => s.GetRequiredService<AcdService>().Figures);
        services.AddSingleton<IHealthPart>(s => s.GetRequiredService<AcdService>().Health);
        services.AddSingleton<ILiveTable>(s => s.GetRequiredService<AcdService>());
    }
}
