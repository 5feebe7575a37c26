namespace CallCenter.MediaStack.Pipeline;

/// <summary>What a leg has to tell its owner. Called on media threads: post it to a mailbox and return at once.</summary>
public interface IMediaLegEvents
{
    /// <param name="digit">0-9, *, #, A-D: each key press exactly once for each way in which it is signalled.</param>
    /// <param name="origin">how it was signalled.</param>
    /// <param name="held">how long the key was down before now; zero where that is not told.</param>
    void DigitReceived(char digit, DigitOrigin origin, TimeSpan held);

    /// <summary>
    /// Neither RTP nor RTCP was heard for <see cref="MediaOptions.MediaTimeout"/>; said again after each further one. It may be a muted phone
    /// or a dead one: ask the peer.
    /// </summary>
    void Silent();

    /// <summary>The peer came on hold and nothing of it was ever heard for the limit in the options. Said once.</summary>
    void NeverHeard();

    /// <summary>A handshake has given keys: sound can flow.</summary>
    void MediaReady();

    /// <summary>There is no media any more. Said once, and only by protected legs.</summary>
    void MediaLost(MediaLoss why);
}
