namespace CallCenter.AgentBridge.Probing;

/// <param name="Script">YAML: what is dialed, said and expected.</param>
/// <param name="EveryMinutes">0 = only when somebody wants it, or at its times.</param>
/// <param name="Cron">times instead of an interval: minute, hour, day of the month, month, weekday.</param>
/// <param name="Zone">whose clock the times are on (IANA); none = the server's.</param>
/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record ProbeRequest(string? Name, string? Script, int EveryMinutes = 15, bool Enabled = true, int? Version = null, string? Cron = null, string? Zone = null);
