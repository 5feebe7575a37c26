using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>What came of one packet.</summary>
internal readonly record struct Reception
{
    /// <summary>The packet is to be passed on to whoever hears this leg; it is an event when <see cref="Format"/> is null.</summary>
    public bool Forward { get; init; }

    public AudioFormat? Format { get; init; }

    /// <summary>The peer is silent from now on, but for noise of this level (RFC 3389); null = no word of that.</summary>
    public byte? NoiseLevel { get; init; }

    /// <summary>Its numbering begins anew.</summary>
    public bool Restarted { get; init; }

    /// <summary>Keys that this packet completed.</summary>
    public (KeyPress First, KeyPress Second) Keys { get; init; }

    /// <summary>The keys came beside the stream, so that forwarding its packets does not carry them.</summary>
    public bool KeysOutOfStream { get; init; }

    /// <summary>Packets are to go to another address from now on, or may now go freely; null = no change.</summary>
    public SendTarget? NewTarget { get; init; }

    /// <summary>The peer has changed to another format of its answer; null = it has not.</summary>
    public NegotiatedAudio? ChangedTo { get; init; }

    /// <summary>How many packets have come from others than the peer, when this is one of them; else 0.</summary>
    public long Strangers { get; init; }
}
