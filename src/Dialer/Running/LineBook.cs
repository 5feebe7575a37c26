using CallCenter.Dialer.Law;
using CallCenter.Dialer.Lists;
using Microsoft.Extensions.Logging;

namespace CallCenter.Dialer.Running;

/// <summary>Writes what lines come to: the claim before a number is dialed, the record when it is over. Keeps nothing.</summary>
internal sealed partial class LineBook(DialerPorts ports, TimeProvider time, ILogger logger)
{
    /// <summary>Only when this is true the number may be dialed.</summary>
    public Task<bool> ClaimAsync(Line line, Campaign campaign, PolicyPack policy) =>
        ports.Leads.ClaimAsync(line.Lead, Record(line, DialStep.Dialed, line.Begun, campaign, policy));

    /// <summary>Completes when it is written: a database that is away is waited for, as long as the server runs.</summary>
    public async Task FinishAsync(Line line, DialResult result, Campaign campaign, PolicyPack? policy, DateTimeOffset at, CancellationToken stop)
    {
        var lead = Recycling.After(line.Lead, result, campaign, policy, at);
        var record = Record(line, DialStep.Ended, at, campaign, policy) with
        {
            Result = result, Answered = line is { AnsweredAt: not null } and not { IsMachine: true, Abandoned: false }, Abandoned = line.Abandoned, ConnectedAfterMs = line.ConnectedAfterMs,
            Message = line.MessagePlayed, Agent = line.Agent,
        };
        await Persistent.DoAsync(() => ports.Leads.FinishAsync(lead, record, stop), why => LogNotWritten(line.Call, why), time, stop);
    }

    private static DialRecord Record(Line line, DialStep step, DateTimeOffset at, Campaign campaign, PolicyPack? policy) =>
        new(at, step, campaign.Id, line.Lead.Id, line.Call, line.Lead.Number, policy?.ToString() ?? campaign.Policy)
        {
            CallerNumber = campaign.CallerNumber, Seller = campaign.Seller, Mode = campaign.Mode,
        };

    [LoggerMessage(EventId = 13004, Level = LogLevel.Error, Message = "call {CallId}: how the attempt ended cannot be written, tried again every second: {Why}")]
    private partial void LogNotWritten(CallId callId, string why);
}
