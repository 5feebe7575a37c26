namespace CallCenter.MediaStack.Pipeline;

/// <summary>What a leg has to tell its owner. Called on media threads: post it to a mailbox and return at once.</summary>
public interface IMediaLegEvents
{
    /// <param name="digit">0-9, *, #, A-D: each key press exactly once.</param>
    /// <param name="origin">how it was signalled.</param>
    void DigitReceived(char digit, DigitOrigin origin);

    /// <summary>Nothing was heard for the limit in the options. Said once; said again only after packets have come and stopped again.</summary>
    /// <param name="silence">time since the last packet, or since the start when none ever came.</param>
    void MediaTimedOut(TimeSpan silence);
}
