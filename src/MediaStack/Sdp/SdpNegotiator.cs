namespace CallCenter.MediaStack.Sdp;

/// <summary>
/// One dialog's offers and answers (RFC 3264): counts the o= version and remembers what was agreed last. A refused offer or answer
/// leaves <see cref="Current"/> as it was. Not thread-safe: it belongs to the call's mailbox.
/// </summary>
public sealed class SdpNegotiator(LocalAudio local)
{
    public LocalAudio Local { get; } = local;

    /// <summary>What was agreed last; null before the first agreement.</summary>
    public NegotiatedAudio? Current { get; private set; }

    /// <summary>Answers an offer, the first one or a re-offer.</summary>
    /// <param name="offer">the body as it came.</param>
    /// <param name="wish">our side's direction; the answer narrows it to what the offer allows.</param>
    public SdpOutcome Answer(ReadOnlySpan<byte> offer, MediaDirection wish = MediaDirection.SendReceive) =>
        throw new NotImplementedException();

    /// <summary>Makes an offer, which stays open until <see cref="Accept"/> or <see cref="Withdraw"/>.</summary>
    public byte[] Offer(MediaDirection wish = MediaDirection.SendReceive) => throw new NotImplementedException();

    /// <summary>Takes the peer's answer to the open offer.</summary>
    public SdpOutcome Accept(ReadOnlySpan<byte> answer) => throw new NotImplementedException();

    /// <summary>The peer refused the open offer.</summary>
    public void Withdraw() => throw new NotImplementedException();
}
