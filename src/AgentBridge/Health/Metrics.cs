using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CallCenter.AgentBridge.Health;

/// <summary>
/// The product's meters, given to those who ask (GET /metrics, Prometheus text) and, with a trace for each call, sent to a collector by OTLP where
/// one is named.
/// </summary>
internal static class Metrics
{
    private const string Service = "callcenter";
    private const string CollectorKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <param name="collector">null: the one in OpenTelemetry's own environment variable; none there either: nothing is sent.</param>
    public static void AddMetrics(this IServiceCollection services, Uri? collector)
    {
        services.AddSingleton<ServerMeter>();
        services.AddSingleton<FactMeter>();
        services.AddSingleton<CallSpans>();
        services.AddHostedService<CallInstruments>();
        var collected = collector is not null || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(CollectorKey));
        // the environment (OTEL_SERVICE_NAME) has the last word
        var telemetry = services.AddOpenTelemetry().ConfigureResource(r => r.AddService(Service).AddEnvironmentVariableDetector());
        var instruments = telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(ServerMeter.Name, $"{ServerMeter.Name}.*");
            metrics.AddPrometheusExporter(o => o.ScrapeResponseCacheDurationMilliseconds = 0);
            if (collected)
            {
                metrics.AddOtlpExporter(o => o.Endpoint = collector ?? o.Endpoint);
            }
        });
        if (collected)
        {
            instruments.WithTracing(traces => traces.AddSource(FactMeter.Name).AddOtlpExporter(o => o.Endpoint = collector ?? o.Endpoint));
        }
    }

    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<ServerMeter>();
        // The exporter is no handler that would describe itself to the OpenAPI document.
        var options = app.Services.GetRequiredService<AgentBridgeOptions>();
        app.MapPrometheusScrapingEndpoint("/metrics", null, scrape => scrape.Use((http, next) => MonitorAccess.GuardAsync(http, next, options)), null)
            .AllowAnonymous().WithTags("health")
            .WithMetadata(new HttpMethodMetadata(["GET"]), ((Func<string>)Describe).Method);
    }

    /// <summary>Prometheus text.</summary>
    private static string Describe() => "";
}
