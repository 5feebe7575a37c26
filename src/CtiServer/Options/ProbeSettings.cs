namespace CallCenter.CtiServer.Options;

/// <param name="AlarmTo">who is written to when a probe fails, and when it is well again; null = nobody.</param>
internal sealed record ProbeSettings(string? AlarmTo = null);
