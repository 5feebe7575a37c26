using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>What came of one packet.</summary>
internal readonly record struct Reception
{
    /// <summary>The packet is to be passed on to whoever hears this leg; it is an event when <see cref="Format"/> is null.</summary>
    public bool Forward { get; init; }

    public AudioFormat? Format { get; init; }

    /// <summary>Its numbering begins anew.</summary>
    public bool Restarted { get; init; }

    /// <summary>Keys that this packet completed, '\0' where none.</summary>
    public (char First, char Second) Digits { get; init; }

    /// <summary>The keys came beside the stream, so that forwarding its packets does not carry them.</summary>
    public bool KeysOutOfStream { get; init; }

    /// <summary>Packets are to go to another address from now on; none = no change.</summary>
    public NetAddress NewTarget { get; init; }
}
