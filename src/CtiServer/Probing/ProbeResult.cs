namespace CallCenter.CtiServer.Probing;

/// <param name="Seen">what was heard, or how it ended, for those who read the report.</param>
internal sealed record ProbeResult(ProbeStep Step, bool IsGood, TimeSpan Took, string Seen);
