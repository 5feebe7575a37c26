using System.Text.RegularExpressions;

namespace CallCenter.CallModel.Times;

/// <summary>Time zones by name, as people and files write them.</summary>
public static partial class ZoneNames
{
    private const int Longest = 64;

    /// <summary>The zone of an IANA name ("Europe/Berlin"); null when there is none. Zones are files of the system: what could be another path is no name.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name?.Length <= Longest && Name().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z][A-Za-z0-9_+-]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
