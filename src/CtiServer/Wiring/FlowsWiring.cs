using CallCenter.CtiServer.Options;
using CallCenter.IvrFlows;
using CallCenter.IvrFlows.Engine;
using CallCenter.IvrFlows.Library;

namespace CallCenter.CtiServer.Wiring;

internal static class FlowsWiring
{
    public static void AddFlows(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new FlowOptions { Directory = settings.Flows.Directory, PromptsDirectory = settings.PromptsDirectory });
        services.AddSingleton<FlowLibrary>();
        services.AddSingleton<IHealthPart>(s => s.GetRequiredService<FlowLibrary>());
        services.AddSingleton<FlowServices>();
        services.AddSingleton<IFlows, FlowEngine>();
    }
}
