using CallCenter.CallModel.Probing;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Probing;
using CallCenter.Storage.Probing;

namespace CallCenter.CtiServer.Wiring;

internal static class ProbeWiring
{
    public static void AddProbes(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings.Probe);
        services.AddSingleton<IProbeStore, ProbeStore>();
        services.AddSingleton<ProbeService>();
        services.AddSingleton<IProbes>(s => s.GetRequiredService<ProbeService>());
        services.AddSingleton<IHealthPart>(s => s.GetRequiredService<ProbeService>());
        services.AddHostedService(s => s.GetRequiredService<ProbeService>());
    }
}
