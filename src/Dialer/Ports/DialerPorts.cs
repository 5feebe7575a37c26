namespace CallCenter.Dialer.Ports;

/// <summary>What the dialer needs from the other rooms.</summary>
public sealed record DialerPorts(ICampaignStore Campaigns, ILeadStore Leads, IDialRecords Records, IDoNotCallStore DoNotCall, ITelephony Telephony, IQueues Waiting,
    IQueueStore Queues, IUserStore Users, ILiveFigures Figures, ICallRecords Calls, IVoices Voices, NumberingPlan Numbers,
    ICallbackDesk Callbacks, ICallbackRules CallbackRules, IQueuePlaces Places);
