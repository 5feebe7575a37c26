using CallCenter.CallControl;

namespace CallCenter.CtiServer.Hosting;

internal sealed class SipHealth(Telephony telephony) : IHealthPart
{
    public PartHealth Check() =>
        telephony.IsDraining
            ? new PartHealth("sip", PartState.Down, new HealthLine(HealthCode.Draining, "draining: no new calls; those in progress may end"))
        : telephony.Endpoint.LocalEndPoint is not { Port: > 0 } address
            ? new PartHealth("sip", PartState.Down, new HealthLine(HealthCode.NotListening, "not listening"))
        : new PartHealth("sip", PartState.Ok, Listening(address.ToString(), telephony.Endpoint.Counts.Bindings));

    private static HealthLine Listening(string address, int phones) => HealthLine.Of(
        HealthCode.Listening, $"UDP and TCP on {address}; {phones} phones registered", ("address", address), ("phones", phones));
}
