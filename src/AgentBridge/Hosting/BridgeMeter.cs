using System.Diagnostics.Metrics;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>What the faces count.</summary>
internal static class BridgeMeter
{
    private static readonly Meter Meter = new("CallCenter.AgentBridge");

    /// <summary>By "outcome": good, wrong, tooMany (refused before the password was looked at).</summary>
    public static readonly Counter<long> SignIns = Meter.CreateCounter<long>("callcenter.sign_ins", null, "Tries to sign in.");

    /// <summary>Pages that did not read what was sent to them.</summary>
    public static readonly Counter<long> PagesCutOff = Meter.CreateCounter<long>("callcenter.pages.cut_off", null, "Pages that stopped reading.");

    public static readonly Counter<long> RecordingsPlayed = Meter.CreateCounter<long>("callcenter.recordings.played", null, "Recordings that somebody has heard.");
}
