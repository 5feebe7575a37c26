using System.Diagnostics;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>While it lives, UDP to and from these ports is dropped, but for one peer's. Needs root and nft.</summary>
internal sealed class LostPackets : IDisposable
{
    private readonly string _table = $"lost{Environment.ProcessId}";

    public LostPackets(int first, int count, int but)
    {
        var ports = $"{first}-{first + count - 1}";
        Run($"add table inet {_table}; add chain inet {_table} in {{ type filter hook input priority 0; }}; "
            + $"add rule inet {_table} in udp dport {ports} udp sport != {but} drop; add rule inet {_table} in udp sport {ports} udp dport != {but} drop");
    }

    public void Dispose() => Run($"delete table inet {_table}");

    private static void Run(string commands)
    {
        using var nft = Process.Start(new ProcessStartInfo("nft", [commands]) { RedirectStandardError = true })!;
        var errors = nft.StandardError.ReadToEnd();
        nft.WaitForExit();
        Assert.That(nft.ExitCode, Is.Zero, errors);
    }
}
