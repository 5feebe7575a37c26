using Serilog;
using Serilog.Extensions.Logging;

namespace CallCenter.CtiServer.Wiring;

internal static class LoggingWiring
{
    /// <summary>The host's own report of a failed start, with its stack; <see cref="Hosting.ServerHost"/> says it in one line.</summary>
    private const string StartFailed = "Hosting failed to start";

    /// <summary>Serilog as the "Serilog" section of the settings says; the factory is for what is opened before the container is built.</summary>
    public static ILoggerFactory AddLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration)
            .Filter.ByExcluding(e => e.MessageTemplate.Text == StartFailed)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
        return new SerilogLoggerFactory(logger);
    }
}
