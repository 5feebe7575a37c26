using System.Net;
using System.Security.Cryptography;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Sdp;

/// <summary>What our side can do on one leg: the address and port that the peer shall send to, and the formats in order of preference.</summary>
public sealed record LocalAudio(IPAddress Address, int Port)
{
    public IReadOnlyList<AudioFormat> Formats { get; init; } = [AudioFormat.Pcma, AudioFormat.Pcmu];

    /// <summary>An offer is answered by the order of our formats; else by the peer's (RFC 3264 section 6.1).</summary>
    public bool OwnOrder { get; init; }

    /// <summary>Whether and how the stream is protected.</summary>
    public LocalSecurity Security { get; init; } = LocalSecurity.Off;

    /// <summary>Where the peer may direct our packets to.</summary>
    public MediaTargets Targets { get; init; } = new();

    /// <summary>Offer and accept RFC 4733 telephone events.</summary>
    public bool TelephoneEvents { get; init; } = true;

    /// <summary>Payload type of telephone events of 8 kHz in our own offers; in answers it is the offerer's.</summary>
    public int EventPayloadType { get; init; } = 101;

    /// <summary>The o= line's session id; kept for the life of the dialog.</summary>
    public ulong SessionId { get; init; } = (ulong)RandomNumberGenerator.GetInt32(1, int.MaxValue);
}
