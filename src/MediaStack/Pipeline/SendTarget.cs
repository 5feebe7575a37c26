using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Where a leg's packets go.</summary>
/// <param name="Address">none = nowhere.</param>
/// <param name="Free">sound may go there; else it gets no more than a knock until a packet has come from it.</param>
internal readonly record struct SendTarget(NetAddress Address, bool Free);
