using CallCenter.CallModel.Mail;
using CallCenter.CallModel.Probing;
using CallCenter.CtiServer.Options;
using CallCenter.Storage.Probing;

namespace CallCenter.CtiServer.Probing;

internal static class ProbeServices
{
    /// <summary>To be added behind the telephone: what is called must be there.</summary>
    public static void AddProbes(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<IProbeStore, ProbeStore>();
        services.AddSingleton(s => new ProbeAlarm(s.GetRequiredService<IMailDesk>(), new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }), settings.Probe,
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<ProbeAlarm>>()));
        services.AddSingleton<ProbeService>();
        services.AddSingleton<IProbes>(s => s.GetRequiredService<ProbeService>());
        services.AddSingleton<IHealthPart>(s => s.GetRequiredService<ProbeService>());
        services.AddHostedService(s => s.GetRequiredService<ProbeService>());
    }
}
