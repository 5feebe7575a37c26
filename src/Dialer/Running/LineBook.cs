using CallCenter.Dialer.Law;
using CallCenter.Dialer.Lists;
using Microsoft.Extensions.Logging;

namespace CallCenter.Dialer.Running;

/// <summary>Writes what lines come to: the claim before a number is dialed, the record when it is over. Keeps nothing.</summary>
internal sealed partial class LineBook(DialerPorts ports, LeadJudge judge, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// Only when this is true the number may be dialed. The lead is judged once more as it stands now: since it was taken from the list, somebody may
    /// have changed it, its number may have been dialed by another campaign or asked not to be called, and the hours may be over.
    /// </summary>
    public async Task<bool> ClaimAsync(Line line, Campaign campaign, PolicyPack policy, CancellationToken ct)
    {
        if (await ports.Leads.GetAsync(line.Lead.Id, ct) is not { State: LeadState.Waiting } lead || lead.Number != line.Lead.Number)
        {
            return false;
        }

        var (_, verdict) = (await judge.JudgeAsync([lead], campaign, policy, time.GetUtcNow(), ct))[0];
        if (verdict.Allows)
        {
            return await ports.Leads.ClaimAsync(line.Lead, Record(line, DialStep.Dialed, line.Begun, campaign, policy), ct);
        }

        await ports.Leads.PutOffAsync([DueLeads.Barred(lead, verdict)], ct);
        return false;
    }

    /// <summary>Completes when it is written: a database that is away is waited for, as long as the server runs.</summary>
    public async Task FinishAsync(Line line, DialResult result, Campaign campaign, PolicyPack? policy, DateTimeOffset at, CancellationToken stop)
    {
        // a trunk that is away must not use the list up
        var tried = line.HadNoLine ? line.Lead with { Attempts = line.Lead.Attempts - 1 } : line.Lead;
        var lead = Recycling.After(tried, result, campaign, policy, at);
        var ended = Record(line, DialStep.Ended, at, campaign, policy) with
        {
            Result = result, Answered = line is { AnsweredAt: not null } and not { IsMachine: true, Abandoned: false }, Abandoned = line.Abandoned, ConnectedAfterMs = line.ConnectedAfterMs,
            Message = line.MessagePlayed, Agent = line.Agent,
        };
        DialRecord? said = null;
        if (line.Word is { } word)
        {
            lead = Recycling.After(lead with { Disposition = word.Code }, campaign, at);
            said = Record(line, DialStep.Disposed, at, campaign, policy) with { Disposition = word.Code };
        }

        await Persistent.DoAsync(() => ports.Leads.FinishAsync(lead, ended, said, stop), why => LogNotWritten(line.Call, why), time, stop);
    }

    private static DialRecord Record(Line line, DialStep step, DateTimeOffset at, Campaign campaign, PolicyPack? policy) =>
        new(at, step, campaign.Id, line.Lead.Id, line.Call, line.Lead.Number, policy?.ToString() ?? campaign.Policy)
        {
            CallerNumber = campaign.CallerNumber, Seller = campaign.Seller, Mode = campaign.Mode,
        };

    [LoggerMessage(EventId = 13004, Level = LogLevel.Error, Message = "call {CallId}: how the attempt ended cannot be written, tried again every second: {Why}")]
    private partial void LogNotWritten(CallId callId, string why);
}
