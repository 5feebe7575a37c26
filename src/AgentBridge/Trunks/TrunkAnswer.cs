namespace CallCenter.AgentBridge.Trunks;

/// <summary>A trunk as it is shown: everything but its password.</summary>
/// <param name="Fixed">it stands in the configuration and is changed there alone.</param>
/// <param name="State">null when it is not in use (yet).</param>
internal sealed record TrunkAnswer(string Name, bool Fixed, IReadOnlyList<string> Addresses, string? Host, int Port, string Transport, string? User,
    bool HasPassword, bool Register, int Priority, int Weight, int MaxCalls, int? MaxCallsPerSecond, IReadOnlyList<string> Codecs, string? NumberIn,
    string? NumberOut, string? CallerId, DialedNumberSource DialedNumber, int? KeepAliveSeconds, IReadOnlyList<string> MediaHosts, bool FollowRedirects, bool AllowRefer,
    TrunkEncryption MediaEncryption, int Version,
    TrunkState? State)
{
    public static TrunkAnswer Of(TrunkSettings t, ITrunks live) => new(t.Name, t.Version == 0, t.Addresses, t.Host, t.Port, t.Transport, t.User,
        t.Password is not null, t.Register, t.Priority, t.Weight, t.MaxCalls, t.MaxCallsPerSecond, t.Codecs, t.NumberIn, t.NumberOut, t.CallerId,
        t.DialedNumber, t.KeepAliveSeconds, t.MediaHosts, t.FollowRedirects, t.AllowRefer, t.MediaEncryption, t.Version, live.State(t.Name));
}
