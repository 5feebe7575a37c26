using System.Globalization;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>The server's live tables: what it holds at this moment.</summary>
internal static class LiveTables
{
    /// <summary>What must be zero at rest. Transactions are on it too: RFC 3261 lets them linger for 32 s.</summary>
    private static readonly string[] AtRest =
    [
        "legs", "calls", "sipSessions", "sipDialogs", "sipTransactions", "sipTimers", "mediaLegs", "rtpPortPairs",
        "rtpPortPairsDraining", "recordings", "listening", "decodesWaiting", "detectorsLent", "queuedCalls", "offers", "conversations", "acdTimers",
    ];

    public static async Task<Dictionary<string, double>> ReadAsync(ServerProcess server) =>
        (await server.Http.GetStringAsync("/metrics")).Split('\n')
        .Where(l => l.StartsWith("callcenter_live{item=\"", StringComparison.Ordinal))
        .Select(l => l["callcenter_live{item=\"".Length..].Split("\"} "))
        .ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture));

    /// <summary>Waits up to 60 s until nothing is left; fails with what is.</summary>
    public static async Task UntilAtRestAsync(ServerProcess server)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var tries = 0; ; tries++)
        {
            var live = await ReadAsync(server);
            var left = AtRest.Where(item => live[item] != 0).Select(item => $"{item}={live[item]}").ToList();
            if (left.Count == 0)
            {
                return;
            }

            Assert.That(tries, Is.LessThan(120), () => "left over: " + string.Join(", ", left));
            await timer.WaitForNextTickAsync();
        }
    }
}
