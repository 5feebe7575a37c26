using CallCenter.CallControl;

namespace CallCenter.CtiServer.Hosting;

internal sealed class TrunkHealth(Telephony telephony) : IHealthPart
{
    public PartHealth Check()
    {
        var states = telephony.Trunks.States;
        var down = states.Where(s => !s.IsUp).ToList();
        return down.Count > 0
            ? new PartHealth("trunks", PartState.Degraded, string.Join("; ", down))
            : new PartHealth("trunks", PartState.Ok, states.Count == 0 ? "none" : string.Join("; ", states));
    }
}
