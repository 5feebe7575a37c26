using System.Collections.Concurrent;
using System.Net;
using CallCenter.SipStack.Transport;

namespace CallCenter.CallControl.Legs;

/// <summary>Which of this machine's addresses the other side can send sound to.</summary>
internal sealed class LocalAddresses(IPAddress bind)
{
    private const int MostKept = 4096;

    private readonly ConcurrentDictionary<IPAddress, IPAddress> _facing = new();

    public IPAddress Facing(IPAddress remote)
    {
        if (!bind.Equals(IPAddress.Any) && !bind.Equals(IPAddress.IPv6Any))
        {
            return bind;
        }

        if (_facing.TryGetValue(remote, out var known))
        {
            return known;
        }

        if (_facing.Count > MostKept)
        {
            _facing.Clear();
        }

        return _facing[remote] = SourceAddress.Towards(remote);
    }
}
