using CallCenter.AgentBridge.Agents;
using CallCenter.AgentBridge.Callbacks;
using CallCenter.AgentBridge.Calls;
using CallCenter.AgentBridge.Campaigns;
using CallCenter.AgentBridge.Customers;
using CallCenter.AgentBridge.Desk;
using CallCenter.AgentBridge.Events;
using CallCenter.AgentBridge.Health;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Json;
using CallCenter.AgentBridge.Knowledge;
using CallCenter.AgentBridge.Live;
using CallCenter.AgentBridge.Mail;
using CallCenter.AgentBridge.Probing;
using CallCenter.AgentBridge.Queues;
using CallCenter.AgentBridge.Reports;
using CallCenter.AgentBridge.SignIn;
using CallCenter.AgentBridge.Supervision;
using CallCenter.AgentBridge.Tickets;
using CallCenter.AgentBridge.Traces;
using CallCenter.AgentBridge.Trunks;
using CallCenter.AgentBridge.WebCalls;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.AgentBridge;

/// <summary>Puts pages, REST, events and the live hub into a web application; everything else comes through CallModel's ports.</summary>
public static class AgentBridgeExtensions
{
    private const long LargestBody = 1 << 20;

    private const long LargestHubMessage = 4 * 1024;

    /// <summary>
    /// Needs from the container: IUserStore, IQueueStore, ICallRecords, ISaidTexts, IServiceDesk, ICallerProfiles, IUpsellHints, ITicketMoves, ICallbackDesk, IKnowledgeBase,
    /// IAgentDesk, ISupervision, ICampaignDesk, IPreviews, IMailDesk, ICircularDesk, IPrinter, IProbes, IHandDialing, IDoNotCallStore, IReports, ISavedReportStore, IReportMailingStore, ITargetStore, IDeviations, IStaffing, IWhatIf, ILiveFigures, IJournal, ITelephony, ISipTraces, ITrunks, ITrunkStore, IPhones, IPagePhones, IVisitorCalls, IFlows and any number of IHealthPart and ILiveTable. Gives it IAgentNotifier and <see cref="InitialAdmin"/>.
    /// </summary>
    public static IServiceCollection AddAgentBridge(this IServiceCollection services, AgentBridgeOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.Configure<KestrelServerOptions>(o => o.AddServerHeader = false);
        services.AddOpenApi("v1");
        services.AddSignalR(o => o.MaximumReceiveMessageSize = LargestHubMessage).AddJsonProtocol(o => ApiJson.Configure(o.PayloadSerializerOptions));
        services.AddSignIn();
        services.AddWebCallLimit(options.WebCalls.MaxPerMinute);
        services.AddOptOutLimit();

        services.AddSingleton<WebCallbackDesk>();
        services.AddSingleton<RecordingEndpoint>();
        services.AddSingleton<Sight>().AddSingleton<SaidSight>();
        services.AddSingleton<PageWatch>();
        services.AddSingleton<PageConnections>();
        services.AddSingleton<AgentPages>();
        services.AddSingleton<AgentMessages>();
        services.AddSingleton<IAgentNotifier>(s => s.GetRequiredService<AgentPages>());
        services.AddHostedService<AgentPagePusher>();
        services.AddHostedService<FiguresPusher>();
        services.AddHostedService<CallbackPusher>();
        services.AddHostedService<StaffingPusher>();
        services.AddHostedService<DeskPusher>();
        services.AddHostedService<CampaignPusher>();
        services.AddHostedService<PreviewPusher>();
        services.AddSingleton<ReportSender>();
        services.AddHostedService<ReportMailer>();
        services.AddHostedService(s => s.GetRequiredService<PageWatch>());
        services.AddMetrics(options.Collector);
        return services;
    }

    public static WebApplication MapAgentBridge(this WebApplication app)
    {
        app.UseNamedProxies();
        app.UseProblemResponses();
        app.UseSecurityHeaders();
        app.UseStaticPages();
        app.UseRouting();
        app.UseSignIn();
        app.UseRateLimiter();

        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapApiReference();
        app.MapHub<LiveHub>("/hubs/live").RequireAuthorization();
        app.MapHealth();
        app.MapWebCalls();
        app.MapPopAddress();
        app.MapOptOutPage();
        app.MapMetrics();

        var api = app.MapGroup("/api/v1").RequireAuthorization()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        api.MapSession();
        api.MapSignOut();
        api.MapCalls();
        api.MapSearch();
        api.MapTraces();
        api.MapLive();
        api.MapPhoneLine();
        api.MapTickets();
        api.MapMail();
        api.MapCirculars();
        api.MapProbes();
        api.MapLetters();
        api.MapCustomers();
        api.MapHints();
        api.MapPop();
        api.MapKnowledge();
        api.MapOpenQuestions();
        api.MapAgents();
        api.MapAgentState();
        api.MapPhones();
        api.MapDesk();
        api.MapScript();
        api.MapParked();
        api.MapSupervision();
        api.MapQueues();
        api.MapTrunks();
        api.MapCallbacks();
        api.MapCallbackRules();
        api.MapCampaigns();
        api.MapCampaignCall();
        api.MapPreviews();
        api.MapDoNotCall();
        api.MapReports();
        api.MapTargets();
        api.MapEvents();
        return app;
    }
}
