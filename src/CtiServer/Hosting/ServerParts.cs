using CallCenter.Acd;
using CallCenter.CallControl;
using CallCenter.Dialer;
using CallCenter.IvrFlows.Library;
using CallCenter.Knowledge;
using CallCenter.Speech;
using CallCenter.Storage.Numbers;
using CallCenter.Storage.Recovery;

namespace CallCenter.CtiServer.Hosting;

/// <summary>What the lifecycle starts and stops, in the order of its parameters.</summary>
internal sealed record ServerParts(JournalRecovery Recovery, IJournal Journal, FirstStart FirstStart, NumberingPlan Numbers, StoredNumbers StoredNumbers,
    KnowledgeBase Knowledge, SpeechService Speech, FlowLibrary Flows, AcdService Acd, DialerService Dialer, Telephony Telephony, PhoneBook Phones, TrunkBook Trunks, Followers Followers,
    ICallHandler Pipeline);
