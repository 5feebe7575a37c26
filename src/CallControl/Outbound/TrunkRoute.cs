using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Outbound;

/// <summary>The way to a number: the trunk, the request that dials it, and where the trunk is now.</summary>
internal sealed record TrunkRoute(TrunkConfig Trunk, string CallerNumber, OutgoingCall Call, LegPeer Peer);
