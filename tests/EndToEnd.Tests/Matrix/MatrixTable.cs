using System.Globalization;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>What was heard, line by line; written to the file that MATRIX_RESULT names after each line.</summary>
internal static class MatrixTable
{
    private static readonly List<string> Rows = [];

    public static void Add(Combination combination, string agreed, IEnumerable<string> cells)
    {
        lock (Rows)
        {
            Rows.Add($"| {combination.Telephone} | {combination.Transport}{(combination.ByKamailio ? " by Kamailio" : "")} | {combination.Protection} | {combination.Codec} | {agreed} | {string.Join(" | ", cells)} |");
            TestContext.Progress.WriteLine(Rows[^1]);
            if (Environment.GetEnvironmentVariable("MATRIX_RESULT") is { Length: > 0 } file)
            {
                File.WriteAllText(file, Text());
            }
        }
    }

    private static string Text() => $"""
        # Who hears whom: transports, protections, codecs, ways of a call

        Measured {DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} on {Environment.ProcessorCount} cores.
        `tests/Interop/matrix.sh`: a server, an agent's telephone (the first four columns) that says its numbers as tones, a caller and a person outside (baresip on
        trunks, UDP, plain, PCMU) that say theirs. In each cell: the level at which A hears B / B hears A, in dBFS, of the tones that B says at -10.5; a level stands only
        where three numbers came in their order. "agreed" is what the server's record of the agent's leg says: codec, protection, and the score by which the telephone itself rated what it heard (RTCP XR), if it did.

        | telephone | transport | protection | codec | agreed | call in | conference of three | hold, then call out | attended transfer | hold and back | blind transfer |
        |---|---|---|---|---|---|---|---|---|---|---|
        {string.Join('\n', Rows)}

        linphone takes keys by SDES only where encryption is required, which it is in its lines: beside plain RTP it leaves them aside.
        "not recorded": baresip hears again after a hold, but its recording ends with the hold.
        Not possible: SDES or plain sound with a browser (WebRTC knows DTLS alone); SIP over WebSocket with baresip 1.0 and linphone; UDP, TCP and TLS with a browser.

        """;
}
