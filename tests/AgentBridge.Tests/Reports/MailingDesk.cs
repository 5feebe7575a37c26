using System.Text.Json.Nodes;
using CallCenter.AgentBridge.Reports;
using CallCenter.AgentBridge.Tests.Fakes;
using CallCenter.AgentBridge.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.AgentBridge.Tests.Reports;

/// <summary>A host with one saved report, a clock that stands, and a mailer that looks when it is told to.</summary>
internal sealed class MailingDesk : IAsyncDisposable
{
    private MailingDesk(BridgeHost host, ManualTimeProvider time, HttpClient supervisor, Guid report)
    {
        (Host, Time, Supervisor, Report) = (host, time, supervisor, report);
        Mailer = new ReportMailer(host.Mailings, host.Services.GetRequiredService<ReportSender>(), time, NullLogger<ReportMailer>.Instance);
    }

    public BridgeHost Host { get; }

    public ManualTimeProvider Time { get; }

    public HttpClient Supervisor { get; }

    public Guid Report { get; }

    public ReportMailer Mailer { get; }

    public static async Task<MailingDesk> StartAsync(ManualTimeProvider time)
    {
        var host = await BridgeHost.StartAsync(time);
        host.Reports.Table = SampleReports.Week;
        var report = new SavedReport(Guid.CreateVersion7(), "Monday", "sam", "range=lastWeek&group=queue");
        await host.Reports.AddAsync(report);
        return new MailingDesk(host, time, await host.ClientAsync("sam"), report.Id);
    }

    /// <summary>The report stands in it.</summary>
    public Task<(int Status, JsonNode? Body)> PostAsync(string request) =>
        Supervisor.SendAsync("POST", "/api/v1/reports/mailings", $$"""{"report":"{{Report:N}}",{{request[1..]}}""");

    public async Task<JsonNode> AddAsync(string request)
    {
        var (status, body) = await PostAsync(request);
        Assert.That(status, Is.EqualTo(201));
        return body!;
    }

    public async ValueTask DisposeAsync()
    {
        Mailer.Dispose();
        Supervisor.Dispose();
        await Host.DisposeAsync();
    }
}
