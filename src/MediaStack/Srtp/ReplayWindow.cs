namespace CallCenter.MediaStack.Srtp;

/// <summary>The newest index of a stream and which of the 64 up to it have been seen (RFC 3711 section 3.3.2).</summary>
internal struct ReplayWindow
{
    private const int Size = 64;

    private long _highest;
    private ulong _seen;

    /// <summary>The 48-bit index of a packet by its sequence number: the one next to the newest (RFC 3711 section 3.3.1). Negative for what lies before the beginning.</summary>
    public readonly long IndexOf(ushort sequence) => _seen == 0 ? sequence : _highest + (short)(sequence - (ushort)_highest);

    /// <summary>Not seen before and not too old to tell.</summary>
    public readonly bool IsNew(long index) => index >= 0
        && (_seen == 0 || index > _highest || (_highest - index < Size && (_seen & (1UL << (int)(_highest - index))) == 0));

    /// <summary>The packet is authentic: it counts as seen.</summary>
    public void Take(long index)
    {
        if (_seen == 0 || index > _highest)
        {
            var ahead = _seen == 0 ? Size : index - _highest;
            _seen = ahead < Size ? (_seen << (int)ahead) | 1 : 1;
            _highest = index;
        }
        else
        {
            _seen |= 1UL << (int)(_highest - index);
        }
    }
}
