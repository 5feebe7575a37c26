using System.Diagnostics;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>While it lives, UDP to and from some ports is dropped, all of it but one peer's or a share. Needs root and nft.</summary>
internal sealed class LostPackets : IDisposable
{
    private readonly string _table = $"lost{Environment.ProcessId}";

    public LostPackets(int first, int count, int but)
        : this(ports => $"udp dport {ports} udp sport != {but} drop", ports => $"udp sport {ports} udp dport != {but} drop", $"{first}-{first + count - 1}")
    {
    }

    private LostPackets(Func<string, string> to, Func<string, string> from, string ports) =>
        Run($"add table inet {_table}; add chain inet {_table} in {{ type filter hook input priority 0; }}; "
            + $"add rule inet {_table} in {to(ports)}; add rule inet {_table} in {from(ports)}");

    /// <summary>Every fifth packet each way, by chance.</summary>
    /// <param name="ports">in nft's words: "{ 5060, 16384-16399 }".</param>
    public static LostPackets Fifth(string ports) =>
        new(p => $"udp dport {p} numgen random mod 5 == 0 drop", p => $"udp sport {p} numgen random mod 5 == 0 drop", ports);

    public void Dispose() => Run($"delete table inet {_table}");

    private static void Run(string commands)
    {
        using var nft = Process.Start(new ProcessStartInfo("nft", [commands]) { RedirectStandardError = true })!;
        var errors = nft.StandardError.ReadToEnd();
        nft.WaitForExit();
        Assert.That(nft.ExitCode, Is.Zero, errors);
    }
}
