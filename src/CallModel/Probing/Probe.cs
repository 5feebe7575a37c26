namespace CallCenter.CallModel.Probing;

/// <summary>A caller by script who tries a number again and again.</summary>
/// <param name="Script">what it dials, says and expects, as docs/operating.md says.</param>
/// <param name="EveryMinutes">0 = only when somebody wants it, or at its times.</param>
/// <param name="Version">counts its changes.</param>
public sealed record Probe(Guid Id, string Name, string Script, int EveryMinutes, bool Enabled = true, int Version = 1)
{
    /// <summary>Times instead of an interval, as cron has them: minute, hour, day of the month, month, weekday; null = the interval.</summary>
    public string? Cron { get; init; }

    /// <summary>Whose clock the times are on (IANA); null = the server's.</summary>
    public string? Zone { get; init; }
}
