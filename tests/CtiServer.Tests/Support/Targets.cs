using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Whom others may pass callers on to: one queue, and numbers.</summary>
internal static class Targets
{
    public static PassTargets Of(string queue) =>
        new(new NumberRouter(new FlowSettings("flows", "default", new Dictionary<string, string>()), new NumberingPlan()), new OneQueue(new QueueConfig(queue)));
}
