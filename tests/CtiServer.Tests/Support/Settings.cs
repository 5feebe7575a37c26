using CallCenter.CtiServer.Options;
using Microsoft.Extensions.Configuration;

namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Settings as an administrator would write them.</summary>
internal static class Settings
{
    /// <param name="keyFile">of recordings; null = they are not encrypted.</param>
    public static ServerSettings With(bool recordCalls, string dataDirectory, string? keyFile = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Recording:Enabled"] = recordCalls ? "true" : "false", ["DataDirectory"] = dataDirectory, ["Recording:KeyFile"] = keyFile,
        }).Build();
        var (settings, errors) = SettingsReader.Read(configuration);
        return settings ?? throw new ArgumentException(string.Join('\n', errors));
    }
}
