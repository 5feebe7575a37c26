using Microsoft.AspNetCore.HttpOverrides;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>Requests come from where the named proxies say; what others say about themselves is not believed.</summary>
internal static class BehindProxies
{
    public static void UseNamedProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<AgentBridgeOptions>().Proxies;
        if (proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }
}
