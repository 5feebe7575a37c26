using System.Net;
using CallCenter.SipStack.Nat;

namespace CallCenter.CtiServer.Options;

/// <summary>What peers outside the own networks are told: an address, or what a server outside says it is.</summary>
internal sealed record WorldAddress(IPAddress? Address, StunServer? Server);
