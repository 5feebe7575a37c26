using System.Net;

namespace CallCenter.SipStack.Transactions;

/// <summary>
/// Addresses that have shown that what is sent there is received there: they repeated something of ours that nobody can guess. A datagram's source
/// shows nothing, anybody can forge it. Used on the loop.
/// </summary>
internal sealed class ProvenSources
{
    private const int Most = 50_000;

    private readonly HashSet<IPAddress> _known = [];

    public bool Has(IPAddress address) => _known.Contains(address);

    public void Add(IPAddress address)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known.Add(address);
    }
}
