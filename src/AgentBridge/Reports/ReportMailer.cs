using System.Data.Common;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Reports;

/// <summary>Sends saved reports at their times. What fails for want of the database is tried again.</summary>
internal sealed partial class ReportMailer(IReportMailingStore mailings, ReportSender sender, TimeProvider clock, ILogger<ReportMailer> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>One look at the clock.</summary>
    internal async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var mailing in await mailings.ListAsync(ct))
        {
            if (mailing.DueAt(clock.GetUtcNow()) is { } at && await sender.SendAsync(mailing, at, ct) is { } error)
            {
                LogNotMade(mailing.Id, error);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e.Message, e is DbException ? null : e);
            }
        }
    }

    [LoggerMessage(EventId = 8070, Level = LogLevel.Error, Message = "Reports cannot be mailed, tried again: {Why}")]
    private partial void LogFailed(string why, Exception? e);

    [LoggerMessage(EventId = 8071, Level = LogLevel.Warning, Message = "The mailed report {Mailing} could not be made: {Why}")]
    private partial void LogNotMade(Guid mailing, string why);
}
