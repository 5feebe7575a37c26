namespace CallCenter.CtiServer.Options;

/// <param name="AlarmTo">who is written to when a probe turns bad, and when it is well again; null = nobody.</param>
/// <param name="AlarmUrl">where the same is posted; null = nowhere.</param>
/// <param name="Secret">what is posted is signed with it; given where an address is.</param>
internal sealed record ProbeSettings(string? AlarmTo = null, Uri? AlarmUrl = null, string? Secret = null);
