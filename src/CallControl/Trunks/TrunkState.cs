using CallCenter.SipStack.Registration;

namespace CallCenter.CallControl.Trunks;

/// <summary>What is known of a trunk's other side.</summary>
/// <param name="Registration">null = it wants none.</param>
/// <param name="Status">last final answer to REGISTER; 408 = nobody answered, 503 = it could not be sent.</param>
/// <param name="Answers">whether it answered the last OPTIONS; null = it was not asked.</param>
public sealed record TrunkState(string Trunk, RegistrationState? Registration, int Status, bool? Answers)
{
    public bool IsUp => Registration is null or RegistrationState.Registered or RegistrationState.Registering && Answers is not false;

    public override string ToString() => (Registration, Answers) switch
    {
        (RegistrationState.Failed, _) => $"{Trunk}: not registered ({Status})",
        (_, false) => $"{Trunk}: does not answer",
        (RegistrationState.Registered, _) => $"{Trunk}: registered",
        (RegistrationState.Registering, _) => $"{Trunk}: registering",
        (RegistrationState.Stopped, _) => $"{Trunk}: unregistered",
        _ => $"{Trunk}: in use",
    };
}
