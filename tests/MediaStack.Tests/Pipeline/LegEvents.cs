using CallCenter.MediaStack.Pipeline;

namespace CallCenter.MediaStack.Tests.Pipeline;

internal sealed class LegEvents : IMediaLegEvents
{
    // with room, so that taking a digit allocates nothing
    private readonly System.Text.StringBuilder _digits = new(1024);

    public string Digits => _digits.ToString();

    public DigitOrigin? Origin { get; private set; }

    /// <summary>How long the last key was down.</summary>
    public TimeSpan Held { get; private set; }

    public int Silences { get; private set; }

    public int Unheard { get; private set; }

    public void DigitReceived(char digit, DigitOrigin origin, TimeSpan held)
    {
        Held = held;
        _digits.Append(digit);
        Origin = origin;
    }

    public MediaLoss? Lost { get; private set; }

    public int Readies { get; private set; }

    public void MediaReady() => Readies++;

    public void MediaLost(MediaLoss why) => Lost = why;

    public void Silent() => Silences++;

    public void NeverHeard() => Unheard++;
}
