using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Transport;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Legs;

/// <summary>What every leg works with.</summary>
/// <param name="Codecs">that a peer without a wish of its own is offered, in order.</param>
internal sealed record LegServices(MediaEngine Media, LocalAddresses Addresses, IceAddresses Ice, OwnSockets Own, IReadOnlyList<AudioFormat> Codecs, NumberingPlan Numbering, IJournal Journal,
    TimeProvider Time, ILogger Logger);
