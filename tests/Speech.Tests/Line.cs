using CallCenter.Speech.Turns;

namespace CallCenter.Speech.Tests;

/// <summary>Plays the media clock, as fast as the turn takes the frames.</summary>
internal static class Line
{
    public static AudioClip Silence(double seconds) => AudioClip.Silence(TimeSpan.FromSeconds(seconds));

    public static void Say(IListening turn, params AudioClip[] clips)
    {
        var frame = new short[AudioClip.FrameSamples];
        foreach (var clip in clips)
        {
            for (var at = 0; at < clip.Samples.Length; at += frame.Length)
            {
                Array.Clear(frame);
                clip.Samples.Span[at..Math.Min(clip.Samples.Length, at + frame.Length)].CopyTo(frame);
                Write((ListeningTurn)turn, frame);
            }
        }
    }

    private static void Write(ListeningTurn turn, short[] frame)
    {
        turn.Write(frame);
        if (!SpinWait.SpinUntil(() => turn.Behind < 20, TimeSpan.FromSeconds(10)))
        {
            throw new TimeoutException("no worker takes the frames");
        }
    }
}
