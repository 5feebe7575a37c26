using System.Globalization;
using CallCenter.CtiServer.Options;
using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace CallCenter.CtiServer.Wiring;

internal static class LoggingWiring
{
    /// <summary>The host's own report of a failed start, with its stack; <see cref="ServerHost"/> says it in one line.</summary>
    private const string StartFailed = "Hosting failed to start";

    private const string TextLine = $"{{Timestamp:HH:mm:ss.fff}} {{Level:u3}} {{Message:lj}}{{{CallIdEnricher.Tag}}}{{NewLine}}{{Exception}}";

    /// <summary>
    /// The console in the format of the settings; levels and further sinks as the "Serilog" section says. The factory is for what is opened
    /// before the container is built.
    /// </summary>
    public static ILoggerFactory AddLogging(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var logging = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<CallIdEnricher>()
            .Filter.ByExcluding(e => e.MessageTemplate.Text == StartFailed);
        logging = settings.LogFormat == LogFormat.Json
            ? logging.WriteTo.Console(new RenderedCompactJsonFormatter())
            : logging.WriteTo.Console(outputTemplate: TextLine, formatProvider: CultureInfo.InvariantCulture);
        var logger = logging.CreateLogger();
        builder.Services.AddSerilog(logger, dispose: true);
        return new SerilogLoggerFactory(logger);
    }
}
