using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>The server's live tables: what it holds at this moment.</summary>
internal static partial class LiveTables
{
    /// <summary>What must be zero at rest. Transactions are on it too: RFC 3261 lets them linger for 32 s.</summary>
    private static readonly string[] AtRest =
    [
        "legs", "calls", "sipSessions", "sipDialogs", "sipTransactions", "sipTimers", "mediaLegs", "rtpPortPairs",
        "rtpPortPairsDraining", "recordings", "listening", "decodesWaiting", "detectorsLent", "queuedCalls", "offers", "conversations", "observations", "acdTimers",
    ];

    public static async Task<Dictionary<string, double>> ReadAsync(ServerProcess server) =>
        (await server.Http.GetStringAsync("/metrics")).Split('\n')
        .Select(l => Series().Match(l)).Where(m => m.Success)
        .ToDictionary(m => m.Groups[1].Value, m => double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));

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

    [GeneratedRegex(@"^callcenter_live\{[^}]*\bitem=""([^""]+)""[^}]*\} (\S+)")]
    private static partial Regex Series();
}
