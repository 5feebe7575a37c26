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
            Trunks = [.. settings.Sip.Trunks, new TrunkSettings(TrunkName, "127.0.0.1", null, 5060, "udp", null, null, false, null, 100)],
        },
    };
}
