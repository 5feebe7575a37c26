namespace CallCenter.SipStack.Registration;

public enum RegistrationState
{
    Registering,
    Registered,
    /// <summary>Refused or unreachable; tried again with growing pauses.</summary>
    Failed,
    Stopped,
}
