using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Running;

/// <summary>
/// What a person hears whom an announcement campaign has dialed: who calls, the message, how to be called no more; twice when no key came. The keys are
/// the campaign's dispositions, the way to the agents, and the policy's way out.
/// </summary>
internal sealed class AnnouncedCalls(DialerPorts ports, OptOuts optOuts, TimeProvider time)
{
    private const int Times = 2;
    private static readonly TimeSpan KeyAfterMessage = TimeSpan.FromSeconds(5);

    public async Task ServeAsync(ICallLeg called, CallContext context, CampaignRunner runner, Lead lead, PolicyPack policy)
    {
        var campaign = runner.Campaign;
        var words = campaign.Dispositions.Where(own => own.Key is not null).ToDictionary(own => own.Key![0]);
        List<char> keys = [.. words.Keys, policy.OptOutKey, .. campaign.AgentKey ?? ""];
        var clip = await ports.Voices.SpeakAsync(AnnouncementText.Of(campaign, lead, policy, ports.Numbers), campaign.Language, called.Ended);
        char? key = null;
        for (var round = 0; round < Times && key is null && !called.Ended.IsCancellationRequested; round++)
        {
            key = await KeyQuestion.AskAsync(called, clip, KeyAfterMessage, keys, time);
        }

        if (key == policy.OptOutKey)
        {
            runner.MessagePlayed(called.CallId, optedOut: true);
            optOuts.Take(called.CallId, lead.Number);
            await ConfirmAsync(called, campaign);
        }
        else if (key is { } agent && campaign.AgentKey?[0] == agent)
        {
            runner.Heard(called.CallId, null);
            await ports.Waiting.EnqueueAsync(new QueueRequest(called, campaign.Queue, 0, campaign.Language, context));
        }
        else if (!called.Ended.IsCancellationRequested)
        {
            runner.Heard(called.CallId, key is { } said ? words[said] : null);
            await ConfirmAsync(called, campaign);
        }
    }

    private async Task ConfirmAsync(ICallLeg called, Campaign campaign) =>
        await called.Play([await ports.Voices.SpeakAsync(AnnouncementText.Goodbye(campaign.Language), campaign.Language, called.Ended)]).Completion;
}
