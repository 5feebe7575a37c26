using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Calls;

/// <summary>Which flow answers a dialed number: its own route, or the default flow.</summary>
internal sealed class NumberRouter(FlowSettings settings)
{
    public string FlowFor(string dialed) => settings.Routes.GetValueOrDefault(dialed, settings.Default);
}
