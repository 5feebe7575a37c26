using Serilog;

namespace CallCenter.CtiServer.Wiring;

internal static class LoggingWiring
{
    /// <summary>Serilog as the "Serilog" section of the settings says.</summary>
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger(), dispose: true);
    }
}
