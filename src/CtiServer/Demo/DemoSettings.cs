using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Demo;

/// <summary>What "--demo" changes: a database of its own and a trunk for the callers on loopback.</summary>
internal static class DemoSettings
{
    public const string TrunkName = "demo";

    public static ServerSettings Apply(ServerSettings settings) => settings with
    {
        DataDirectory = Path.Combine(settings.DataDirectory, "demo"),
        Sip = settings.Sip with
        {
            Trunks = [.. settings.Sip.Trunks, new TrunkSettings(TrunkName) { Addresses = ["127.0.0.1"], MaxCalls = 100 }],
        },
    };
}
