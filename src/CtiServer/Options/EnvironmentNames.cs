using System.Collections;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace CallCenter.CtiServer.Options;

/// <summary>
/// Which environment variables are settings: those with the prefix <see cref="Prefix"/> (<c>CALLCENTER_Sip__Port</c>), and without it the
/// stable names alone, spelled as they are documented. Whatever else stands in the environment by chance (<c>SIP</c>, <c>DATABASE</c>) is
/// somebody else's.
/// </summary>
internal static partial class EnvironmentNames
{
    public const string Prefix = "CALLCENTER_";

    /// <summary>Puts the two ways of naming in the place of "every variable is a setting"; the prefixed name wins.</summary>
    public static void ReadEnvironmentByName(this IConfigurationBuilder configuration, IDictionary environment)
    {
        var everything = configuration.Sources.OfType<EnvironmentVariablesConfigurationSource>().Where(s => string.IsNullOrEmpty(s.Prefix)).ToList();
        var place = everything.Count > 0 ? configuration.Sources.IndexOf(everything[0]) : configuration.Sources.Count;
        everything.ForEach(source => configuration.Sources.Remove(source));
        configuration.Sources.Insert(place, new MemoryConfigurationSource { InitialData = Settings(environment) });
    }

    /// <summary>Key (with ':') and value of each variable that is a setting.</summary>
    internal static IEnumerable<KeyValuePair<string, string?>> Settings(IDictionary environment)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var names = environment.Keys.Cast<string>().Order(StringComparer.Ordinal).ToList();
        foreach (var name in names.Where(n => Stable().IsMatch(n)))
        {
            settings[Key(name)] = (string?)environment[name];
        }

        foreach (var name in names.Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.Length > Prefix.Length))
        {
            settings[Key(name[Prefix.Length..])] = (string?)environment[name];
        }

        return settings;
    }

    private static string Key(string name) => name.Replace("__", ConfigurationPath.KeyDelimiter);

    [GeneratedRegex("^(Urls|DataDirectory|Database|Sip__(Bind|Port|PublicAddress|TlsPort|Realm|Trunks__[0-9]+__[A-Za-z]+)|Rtp__(PortRange|PublicAddress)"
        + "|Speech__(Models|Recognizer__[a-z]+)|Knowledge__(SpeakAt|Margin)|Admin__InitialPassword)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Stable();
}
