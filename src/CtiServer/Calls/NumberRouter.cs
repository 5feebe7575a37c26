using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Calls;

/// <summary>Which flow answers a dialed number, however it and the route are written: its own route, or the default flow.</summary>
internal sealed class NumberRouter(FlowSettings settings, NumberingPlan numbers)
{
    private readonly Dictionary<string, string> _routes =
        settings.Routes.GroupBy(r => numbers.Normalize(r.Key), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The flow that the settings name for this number; null = none in particular.</summary>
    public string? RouteOf(string dialed) => _routes.GetValueOrDefault(numbers.Normalize(dialed));

    public string FlowFor(string dialed) => RouteOf(dialed) ?? settings.Default;
}
