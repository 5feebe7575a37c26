using CallCenter.Dialer.Detection;
using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Running;

/// <summary>
/// Somebody whom a campaign dialed has answered: the announcement, or an agent within the policy's time, or the message that says who called and
/// how to be called no more.
/// </summary>
internal sealed class AnsweredCalls(DialerPorts ports, OptOuts optOuts, MachineWatch machines, TimeProvider time)
{
    /// <summary>Before those who called in: they wait two seconds at most.</summary>
    private const int Priority = 9;

    private static readonly TimeSpan KeyAfterMessage = TimeSpan.FromSeconds(4);

    private readonly AnnouncedCalls _announcements = new(ports, optOuts, time);

    public async Task ServeAsync(LiveCall call, CallContext context, CampaignRunner runner)
    {
        var (id, campaign) = (call.Caller.CallId, runner.Campaign);
        if (runner.Policy is not { } policy || await runner.AnsweredAsync(id, time.GetUtcNow()) is not (var lead, var agent))
        {
            return;
        }

        Tell(context, campaign, lead);
        _ = machines.HearAsync(call.Caller, () => runner.MachineHeard(id));
        if (campaign.Mode == PacingMode.Announcement)
        {
            await _announcements.ServeAsync(call.Caller, context, runner, lead, policy);
            return;
        }

        var request = new QueueRequest(call.Caller, campaign.Queue, Priority, campaign.Language, context) { Within = policy.ConnectWithin, Agent = agent };
        if (await ports.Waiting.EnqueueAsync(request) is QueueOutcome.TimedOut or QueueOutcome.Unavailable && !call.Caller.Ended.IsCancellationRequested)
        {
            runner.Missed(id);
            var clip = await ClipAsync(campaign, policy, call.Caller.Ended);
            var optedOut = await KeyQuestion.AskAsync(call.Caller, clip, KeyAfterMessage, [policy.OptOutKey], time) is not null;
            runner.MessagePlayed(id, optedOut);
            if (optedOut)
            {
                optOuts.Take(id, lead.Number);
            }
        }
    }

    /// <summary>Spoken once, so that it is at hand when it is needed.</summary>
    public async Task PrepareAsync(Campaign campaign, PolicyPack policy) => await ClipAsync(campaign, policy, CancellationToken.None);

    private static void Tell(CallContext context, Campaign campaign, Lead lead)
    {
        context.Language = campaign.Language;
        context.Set("campaign", campaign.Name);
        if (lead.Name is { } name)
        {
            context.Set("name", name);
        }

        foreach (var (field, value) in lead.Fields)
        {
            context.Set(field, value);
        }
    }

    private ValueTask<AudioClip> ClipAsync(Campaign campaign, PolicyPack policy, CancellationToken ct)
    {
        var language = policy.Messages.ContainsKey(campaign.Language) ? campaign.Language : "en";
        var text = policy.Messages[language].Replace("{seller}", campaign.Seller, StringComparison.Ordinal)
            .Replace("{number}", ports.Numbers.Display(campaign.CallerNumber), StringComparison.Ordinal)
            .Replace("{key}", policy.OptOutKey.ToString(), StringComparison.Ordinal);
        return ports.Voices.SpeakAsync(text, language, ct);
    }
}
