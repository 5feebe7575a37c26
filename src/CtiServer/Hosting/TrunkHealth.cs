using CallCenter.CallControl;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Hosting;

internal sealed class TrunkHealth(Telephony telephony, DialingSettings dialing) : IHealthPart
{
    public PartHealth Check()
    {
        var states = telephony.Trunks.States;
        var down = states.Where(s => !s.IsUp).ToList();
        return telephony.TollAlarm is > 0 and var count ? new PartHealth("trunks", PartState.Degraded, HealthLine.Of(HealthCode.TollAlarm,
                $"{count} calls abroad or to premium numbers within an hour (Dialing:AbroadCallsPerHour {dialing.AbroadCallsPerHour})", ("count", count), ("usual", dialing.AbroadCallsPerHour)))
            : down.Count > 0 ? new PartHealth("trunks", PartState.Degraded, [.. down.Select(Line)])
            : states.Count == 0 ? new PartHealth("trunks", PartState.Ok, new HealthLine(HealthCode.NoTrunks, "none"))
            : new PartHealth("trunks", PartState.Ok, [.. states.Select(Line)]);
    }

    private static HealthLine Line(TrunkState state) =>
        HealthLine.Of(CodeOf(state), state.ToString(), ("trunk", state.Trunk), ("status", state.Status));

    private static HealthCode CodeOf(TrunkState state) => (state.Registration, state.Answers) switch
    {
        (TrunkRegistrationState.Failed, _) => HealthCode.TrunkNotRegistered,
        (_, false) => HealthCode.TrunkSilent,
        (TrunkRegistrationState.Registering, _) => HealthCode.TrunkRegistering,
        _ => HealthCode.TrunkUp,
    };
}
