using CallCenter.CallControl;

namespace CallCenter.CtiServer.Hosting;

internal sealed class SipHealth(Telephony telephony) : IHealthPart
{
    public PartHealth Check() =>
        telephony.IsDraining ? new PartHealth("sip", PartState.Down, "draining: no new calls; those in progress may end")
        : telephony.Endpoint.LocalEndPoint.Port == 0 ? new PartHealth("sip", PartState.Down, "not listening")
        : new PartHealth("sip", PartState.Ok, $"UDP and TCP on {telephony.Endpoint.LocalEndPoint}; {telephony.Endpoint.Counts.Bindings} phones registered");
}
