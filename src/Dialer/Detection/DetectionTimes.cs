namespace CallCenter.Dialer.Detection;

/// <summary>When what is heard after an answer decides; measured on labelled sounds (<c>./bench machines</c>).</summary>
public sealed record DetectionTimes
{
    /// <summary>Without a word: unsure.</summary>
    public TimeSpan InitialSilence { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>From the first word on; longer is a machine. A tenth of a second more than the longest greeting of a person among those that it was chosen on.</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromMilliseconds(2600);

    /// <summary>Silence after a greeting that a person waits in.</summary>
    public TimeSpan AfterGreeting { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>The most that is listened to.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The first word; shorter sounds are clicks.</summary>
    public TimeSpan Word { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What goes on after a gap.</summary>
    public TimeSpan Syllable { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>A gap this long parts two words.</summary>
    public TimeSpan BetweenWords { get; init; } = TimeSpan.FromMilliseconds(60);

    public int MostWords { get; init; } = 8;

    /// <summary>A steady tone this long is a beep.</summary>
    public TimeSpan Beep { get; init; } = TimeSpan.FromMilliseconds(240);
}
