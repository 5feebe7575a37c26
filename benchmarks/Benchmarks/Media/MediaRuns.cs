using System.Globalization;
using CallCenter.Benchmarks.Results;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.Benchmarks.Media;

/// <summary>What conversations cost the media engine on one core, and how many it holds on time.</summary>
internal static class MediaRuns
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(8);

    private static readonly CallerKind Plain = new(AudioFormat.Pcmu);
    private static readonly CallerKind Browser = new(AudioFormat.Pcmu, IsBrowser: true);

    private static readonly int[] Pairs = [250, 500, 750, 1000, 1250, 1500];

    public static void Srtp()
    {
        using var result = Begin("srtp", "What protected sound costs", "`./bench srtp`: pairs who hear each other both ways. SDES: both sides are telephones with keys from the descriptions. Browsers: "
            + "found by ICE, keys by DTLS. Opus (complexity 5) against G.711: a browser and a plain telephone, each frame decoded and coded anew; parties are the browsers.");
        var sha = new CallerKind(AudioFormat.Pcmu, SrtpProfile.Sha1Tag80);
        var gcm = new CallerKind(AudioFormat.Pcmu, SrtpProfile.Gcm128);
        Climb(result, "SDES, AES_CM_128_HMAC_SHA1_80, PCMU", [sha, sha], 2, Pairs);
        Climb(result, "SDES, AEAD_AES_128_GCM, PCMU", [gcm, gcm], 2, Pairs);
        Climb(result, "browsers, PCMU", [Browser, Browser], 2, Pairs);
        Climb(result, "browsers, Opus ↔ G.711", [Browser with { Format = AudioFormat.Opus }, Plain], 1, [50, 100, 150, 175, 200, 225, 250]);
    }

    public static void Rooms()
    {
        using var result = Begin("rooms", "What a room of three costs", "`./bench rooms`: three telephones (PCMU) who all hear each other: each hears the sum of the two others.");
        Climb(result, "rooms of three, PCMU", [Plain, Plain, Plain], 3, [100, 200, 300, 400, 500]);
    }

    private static ResultFile Begin(string name, string title, string what)
    {
        var result = new ResultFile(name, title);
        result.Text(what + " The engine's threads are on one core, the simulated parties on the other, all over UDP on loopback; speech without pauses, packets of 20 ms, timed by the "
            + $"kernel as they arrive, over {Window.TotalSeconds:0} s. CPU: 100 % = one core. On time: everybody hears the right sound, p99 of the gaps is 30 ms at most, 0.1 % lost at most.");
        result.Head("with", "parties", "CPU % per 100 parties", "CPU %", "streams", "packets", "lost", "gap p50 ms", "p99", "longest", "clock late p99 ms", "on time");
        return result;
    }

    /// <summary>More and more rooms, until they are not on time.</summary>
    /// <param name="counted">parties of a room that count.</param>
    private static void Climb(ResultFile result, string what, IReadOnlyList<CallerKind> room, int counted, IReadOnlyList<int> steps)
    {
        using var engine = new PinnedEngine();
        using var crowd = new Crowd(engine.Engine, room);
        foreach (var rooms in steps)
        {
            crowd.Grow(rooms);
            Thread.Sleep(Settle);
            var figures = crowd.Measure(Window);
            var parties = rooms * counted;
            result.Row(what, N(parties), F(figures.CpuPercent * 100 / parties), F(figures.CpuPercent), N(figures.Right), N(figures.Gaps.Length), N(figures.Lost), F(figures.Gap(0.5)),
                F(figures.Gap(0.99)), F(figures.Gap(1)), F(figures.Clock.P99.TotalMilliseconds), figures.IsOnTime ? "yes" : "no");
            if (!figures.IsOnTime)
            {
                return;
            }
        }
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string F(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
