namespace CallCenter.Acd;

/// <summary>What the waiting room needs from the other rooms.</summary>
public sealed record AcdPorts(ITelephony Telephony, IAgentReach Agents, IAgentNotifier Notifier, IScreenPops Pops, IVoices Voices, IJournal Journal,
    IUserStore Users, IQueueStore Queues, IWrapUpDraftStore Drafts);
