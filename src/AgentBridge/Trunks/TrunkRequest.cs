namespace CallCenter.AgentBridge.Trunks;

/// <summary>A trunk, or changes to one: what is null keeps its value or has its default; an empty text or list takes it away.</summary>
/// <param name="Password">written, never read; taken away together with the user.</param>
/// <param name="MaxCallsPerSecond">0 = the server's own limit.</param>
/// <param name="KeepAliveSeconds">0 = never.</param>
/// <param name="Version">the version that was changed: another one now is a conflict; null = whatever is there is overwritten.</param>
internal sealed record TrunkRequest(string? Name = null, IReadOnlyList<string>? Addresses = null, string? Host = null, int? Port = null,
    string? Transport = null, string? User = null, string? Password = null, bool? Register = null, int? Priority = null, int? Weight = null,
    int? MaxCalls = null, int? MaxCallsPerSecond = null, IReadOnlyList<string>? Codecs = null, string? NumberIn = null, string? NumberOut = null,
    string? CallerId = null, DialedNumberSource? DialedNumber = null, int? KeepAliveSeconds = null, IReadOnlyList<string>? MediaHosts = null,
    bool? FollowRedirects = null, bool? AllowRefer = null, TrunkEncryption? MediaEncryption = null, int? Version = null)
{
    public TrunkSettings Apply(TrunkSettings t)
    {
        var user = Kept(t.User, User);
        return t with
        {
            Addresses = Kept(t.Addresses, Addresses),
            Host = Kept(t.Host, Host),
            Port = Port ?? t.Port,
            Transport = Transport ?? t.Transport,
            User = user,
            Password = user is null ? null : string.IsNullOrEmpty(Password) ? t.Password : Password,
            Register = Register ?? t.Register,
            Priority = Priority ?? t.Priority,
            Weight = Weight ?? t.Weight,
            MaxCalls = MaxCalls ?? t.MaxCalls,
            MaxCallsPerSecond = MaxCallsPerSecond switch { null => t.MaxCallsPerSecond, 0 => null, var limit => limit },
            Codecs = Kept(t.Codecs, Codecs),
            NumberIn = Kept(t.NumberIn, NumberIn),
            NumberOut = Kept(t.NumberOut, NumberOut),
            CallerId = Kept(t.CallerId, CallerId),
            DialedNumber = DialedNumber ?? t.DialedNumber,
            KeepAliveSeconds = KeepAliveSeconds ?? t.KeepAliveSeconds,
            MediaHosts = Kept(t.MediaHosts, MediaHosts),
            MediaEncryption = MediaEncryption ?? t.MediaEncryption,
            FollowRedirects = FollowRedirects ?? t.FollowRedirects,
            AllowRefer = AllowRefer ?? t.AllowRefer,
        };
    }

    private static string? Kept(string? before, string? wanted) => wanted is null ? before : wanted.Trim() is { Length: > 0 } text ? text : null;

    private static IReadOnlyList<string> Kept(IReadOnlyList<string> before, IReadOnlyList<string>? wanted) =>
        wanted is null ? before : [.. wanted.Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => w.Trim())];
}
