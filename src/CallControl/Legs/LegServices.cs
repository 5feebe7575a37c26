using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Transport;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Legs;

/// <summary>What every leg works with.</summary>
internal sealed record LegServices(MediaEngine Media, LocalAddresses Addresses, IceAddresses Ice, OwnSockets Own, NumberingPlan Numbering, IJournal Journal,
    TimeProvider Time, ILogger Logger);
