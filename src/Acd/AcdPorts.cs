namespace CallCenter.Acd;

/// <summary>What the waiting room needs from the other rooms.</summary>
/// <param name="Hearing">null: nobody who waits is heard.</param>
public sealed record AcdPorts(ITelephony Telephony, IAgentReach Agents, IAgentNotifier Notifier, IScreenPops Pops, IVoices Voices, IJournal Journal,
    IUserStore Users, IQueueStore Queues, IWrapUpDraftStore Drafts, ISpeechRecognition? Hearing = null);
