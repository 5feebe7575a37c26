using CallCenter.CtiServer.Options;
using Microsoft.Extensions.Configuration;

namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Settings as an administrator would write them.</summary>
internal static class Settings
{
    public static ServerSettings With(bool recordCalls, string dataDirectory)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Recording:Enabled"] = recordCalls ? "true" : "false", ["DataDirectory"] = dataDirectory,
        }).Build();
        var (settings, errors) = SettingsReader.Read(configuration);
        return settings ?? throw new ArgumentException(string.Join('\n', errors));
    }
}
