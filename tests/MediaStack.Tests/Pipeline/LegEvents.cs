using CallCenter.MediaStack.Pipeline;

namespace CallCenter.MediaStack.Tests.Pipeline;

internal sealed class LegEvents : IMediaLegEvents
{
    // with room, so that taking a digit allocates nothing
    private readonly System.Text.StringBuilder _digits = new(1024);

    public string Digits => _digits.ToString();

    public DigitOrigin? Origin { get; private set; }

    public List<TimeSpan> Timeouts { get; } = [];

    public void DigitReceived(char digit, DigitOrigin origin)
    {
        _digits.Append(digit);
        Origin = origin;
    }

    public void MediaTimedOut(TimeSpan silence) => Timeouts.Add(silence);
}
