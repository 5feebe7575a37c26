using System.Buffers.Binary;

namespace CallCenter.MediaStack.Srtp;

/// <summary>
/// Opens one leg's incoming packets: per SSRC the rollover counter and what came before. Nothing is remembered of a packet that is not
/// authentic. One call at a time.
/// </summary>
internal sealed class SrtpReceiver(SrtpProfile profile, SrtpKey key, TimeProvider time) : IDisposable
{
    /// <summary>A peer changes its SSRC now and then; the oldest is forgotten.</summary>
    private const int MostSources = 8;

    /// <summary>Packets a second under an SSRC that none was authentic of: whoever guesses costs no more than these.</summary>
    private const int MostGuesses = 100;

    private readonly SrtpCipher _cipher = SrtpCipher.Create(profile, key);
    private readonly Source[] _sources = new Source[MostSources];
    private int _known;
    private int _oldest;
    private double _guesses = MostGuesses;
    private long _guessedAt = time.GetTimestamp();

    private struct Source
    {
        public uint Ssrc;
        public ReplayWindow Rtp;
        public ReplayWindow Rtcp;
    }

    public SrtpProfile Profile => profile;

    public SrtpKey Key => key;

    /// <summary>The new length; negative when nobody may see the packet.</summary>
    public int UnprotectRtp(Span<byte> packet, int header)
    {
        if (KeyIndex.Remove(packet, profile.AfterIndex(control: false), key.Index) is var plain && plain < header)
        {
            return -1;
        }

        packet = packet[..plain];
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        var at = Find(ssrc);
        var window = at < 0 ? default : _sources[at].Rtp;
        var index = window.IndexOf(BinaryPrimitives.ReadUInt16BigEndian(packet[2..]));
        if (!window.IsNew(index) || (at < 0 && !MayGuess()) || _cipher.OpenRtp(packet, header, ssrc, index) is not (>= 0 and var length))
        {
            return -1;
        }

        _sources[at < 0 ? Add(ssrc) : at].Rtp.Take(index);
        return length;
    }

    public int UnprotectRtcp(Span<byte> packet)
    {
        if (KeyIndex.Remove(packet, profile.AfterIndex(control: true), key.Index) is var plain && plain < 0)
        {
            return -1;
        }

        packet = packet[..plain];
        if (!_cipher.TryReadIndex(packet, out var index))
        {
            return -1;
        }

        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var at = Find(ssrc);
        if ((at >= 0 && !_sources[at].Rtcp.IsNew(index)) || (at < 0 && !MayGuess()) || _cipher.OpenRtcp(packet, ssrc, index) is not (>= 0 and var length))
        {
            return -1;
        }

        _sources[at < 0 ? Add(ssrc) : at].Rtcp.Take(index);
        return length;
    }

    public void Dispose() => _cipher.Dispose();

    private int Find(uint ssrc)
    {
        for (var i = 0; i < _known; i++)
        {
            if (_sources[i].Ssrc == ssrc)
            {
                return i;
            }
        }

        return -1;
    }

    private int Add(uint ssrc)
    {
        var at = _known < MostSources ? _known++ : _oldest++ % MostSources;
        _sources[at] = new Source { Ssrc = ssrc };
        return at;
    }

    private bool MayGuess()
    {
        var now = time.GetTimestamp();
        _guesses = Math.Min(MostGuesses, _guesses + (time.GetElapsedTime(_guessedAt, now).TotalSeconds * MostGuesses));
        _guessedAt = now;
        return _guesses >= 1 && _guesses-- >= 1;
    }
}
