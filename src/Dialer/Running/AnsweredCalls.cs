using CallCenter.Dialer.Detection;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Lists;

namespace CallCenter.Dialer.Running;

/// <summary>
/// Somebody whom a campaign dialed has answered: an agent within the policy's time, or the message that says who called and how to be called
/// no more.
/// </summary>
internal sealed class AnsweredCalls(DialerPorts ports, DoNotCallBook doNotCall, MachineWatch machines, TimeProvider time)
{
    /// <summary>Before those who called in: they wait two seconds at most.</summary>
    private const int Priority = 9;

    private static readonly TimeSpan KeyAfterMessage = TimeSpan.FromSeconds(4);

    public async Task ServeAsync(LiveCall call, CallContext context, CampaignRunner runner)
    {
        var (id, campaign) = (call.Caller.CallId, runner.Campaign);
        if (runner.Policy is not { } policy || await runner.AnsweredAsync(id, time.GetUtcNow()) is not { } lead)
        {
            return;
        }

        Tell(context, campaign, lead);
        _ = machines.HearAsync(call.Caller, () => runner.MachineHeard(id));
        var request = new QueueRequest(call.Caller, campaign.Queue, Priority, campaign.Language, context) { Within = policy.ConnectWithin };
        if (await ports.Waiting.EnqueueAsync(request) is QueueOutcome.TimedOut or QueueOutcome.Unavailable && !call.Caller.Ended.IsCancellationRequested)
        {
            runner.Missed(id);
            var optedOut = await SayAsync(call.Caller, campaign, policy);
            runner.MessagePlayed(id, optedOut);
            if (optedOut)
            {
                await doNotCall.AddAsync(lead.Number, $"call {id}", null, CancellationToken.None);
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

    /// <summary>True when the person pressed the key not to be called again.</summary>
    private async Task<bool> SayAsync(ICallLeg called, Campaign campaign, PolicyPack policy)
    {
        var clip = await ClipAsync(campaign, policy, called.Ended);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(called.Ended);
        var playback = called.Play([clip]);
        _ = EndAsync(playback, over);
        try
        {
            while (await called.Digits.WaitToReadAsync(over.Token))
            {
                while (called.Digits.TryRead(out var key))
                {
                    if (key == policy.OptOutKey)
                    {
                        return true;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // no key within the time
        }

        return false;
    }

    private async Task EndAsync(IPlayback playback, CancellationTokenSource over)
    {
        await playback.Completion;
        await Task.Delay(KeyAfterMessage, time);
        try
        {
            await over.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // the key was pressed, or the person hung up
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
