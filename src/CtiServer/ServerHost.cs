using System.Data.Common;
using System.Net.Sockets;
using CallCenter.AgentBridge;
using CallCenter.AgentBridge.Hosting;
using CallCenter.CallControl;
using CallCenter.CtiServer.Demo;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Probing;
using CallCenter.CtiServer.Wiring;
using CallCenter.Storage.Database;
using Microsoft.AspNetCore.Connections;

namespace CallCenter.CtiServer;

/// <summary>Puts the server together and runs it until it is told to stop. What prevents the start is said in one line.</summary>
internal static partial class ServerHost
{
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(WebApplicationBuilder builder, ServerSettings settings, bool demo)
    {
        try
        {
            if (PortCheck.Trouble(settings) is { } trouble)
            {
                return Refuse(trouble);
            }

            PrivateFiles.FromNowOn();
            var open = PrivateFiles.Close(settings.DataDirectory);
            settings = demo ? DemoSettings.Apply(settings) : settings;
            await using var app = await BuildAsync(builder, settings, demo);
            if (open is not null)
            {
                LogOpen(app.Logger, open);
            }

            await StartAsync(app);
            // Only now the pages' port is bound too.
            LogReady(app.Logger, string.Join(", ", app.Services.GetRequiredService<Telephony>().Endpoint.Listening),
                settings.Sip.Tls is null ? " (no TLS: Sip:TlsCertificate is not set)" : "",
                string.Join(';', app.Urls));
            await RunUntilStoppedAsync(app);
            return ExitCode.Ok;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Ok; // told to stop while it was still starting
        }
        catch (DatabaseOpenException e)
        {
            return Refuse(e.Message);
        }
        catch (StartRefusedException e)
        {
            return Refuse(e.Message);
        }
        catch (DbException e)
        {
            return Refuse($"{(settings.Database.Length == 0 ? $"DataDirectory: the database in '{settings.DataDirectory}'" : "Database: PostgreSQL")} cannot be used: {e.Message.ReplaceLineEndings(" ")}{SqliteFile.AdviceOn(e)}");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or SocketException)
        {
            return Refuse(e.Message);
        }
    }

    /// <summary>What has started is stopped in order when something else cannot start.</summary>
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    private static Task RunUntilStoppedAsync(WebApplication app) =>
        app.Services.GetRequiredService<StopSignals>().StopInOrderAsync(hurry => DrainAsync(app.Services, hurry), () => app.StopAsync());

    private static async Task DrainAsync(IServiceProvider services, CancellationToken hurry)
    {
        foreach (var demo in services.GetServices<IHostedService>().OfType<DemoCompany>())
        {
            await demo.StopAsync(hurry);
        }

        await services.GetRequiredService<ServerLifecycle>().DrainAsync(hurry);
    }

    private static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, ServerSettings settings, bool demo)
    {
        var services = builder.Services;
        var log = builder.AddLogging(settings);
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next =>
            connection => kestrel.ApplicationServices.GetRequiredService<PageConnectionLimit>().RunAsync(connection, next))));
        services.AddSingleton<PageConnectionLimit>();
        services.AddSingleton<IConnectionListenerFactory, PageListenerFactory>();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = settings.DrainTime + AfterDrain);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        await services.AddStorageAsync(settings, log);
        services.AddServiceDesk(settings);
        services.AddKnowledge(settings);
        services.AddSpeech(settings);
        services.AddFlows(settings);
        services.AddAcd(settings);
        services.AddTelephony(settings);
        services.AddDialer(settings);
        services.AddReports(settings);
        services.AddMail(settings);
        services.AddAgentBridge(new AgentBridgeOptions
        {
            Collector = settings.Collector, PageGoneTime = settings.Desk.PageGoneTime, Proxies = settings.Http.Proxies, Monitors = settings.Http.Monitors,
            WebCalls = new WebCallRules(settings.WebCalls.Origins, settings.WebCalls.Numbers, settings.WebCalls.Secret, settings.WebCalls.MaxPerMinute)
            {
                CallbackQueue = settings.WebCalls.CallbackQueue, CallbackPrefixes = settings.WebCalls.CallbackPrefixes, MaxCallbacks = settings.WebCalls.MaxCallbacks,
            },
            FrameOrigins = settings.Pops.FrameOrigins,
        });
        services.AddSingleton<StopSignals>();
        services.AddSingleton<IHostLifetime>(s => s.GetRequiredService<StopSignals>());
        services.AddSingleton<ServerLifecycle>();
        services.AddHostedService(s => s.GetRequiredService<ServerLifecycle>());
        services.AddProbes(settings);
        if (demo)
        {
            services.AddHostedService<DemoCompany>();
        }

        var app = builder.Build();
        app.UseSipWebSockets();
        app.MapAgentBridge();
        app.MapSipWebSockets(settings.Sip);
        return app;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine($"error: {why}");
        return ExitCode.CannotStart;
    }

    [LoggerMessage(EventId = 9004, Level = LogLevel.Warning, Message = "Other users of the machine may be able to read it: {Why}")]
    private static partial void LogOpen(ILogger logger, string why);

    [LoggerMessage(EventId = 9001, Level = LogLevel.Information, Message = "Ready: SIP on {Sip}{Tls}, pages on {Urls}")]
    private static partial void LogReady(ILogger logger, string sip, string tls, string urls);
}
