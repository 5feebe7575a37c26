using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Registration;

/// <summary>A registration at somebody else's registrar (a trunk).</summary>
/// <param name="Registrar">Request-URI of the REGISTER, for instance "sip:carrier.example".</param>
/// <param name="AddressOfRecord">the own address there.</param>
/// <param name="Login">user and password.</param>
public sealed record RegistrationSettings(SipUri Registrar, SipUri AddressOfRecord, DigestLogin? Login)
{
    public TimeSpan Expiry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>User part of the Contact; null = the user of the address of record.</summary>
    public string? ContactUser { get; init; }
}

public enum RegistrationState
{
    Registering,
    Registered,
    /// <summary>Refused or unreachable; tried again with growing pauses.</summary>
    Failed,
    Stopped,
}

/// <summary>Keeps one registration alive: refresh before expiry, growing pauses after failures. Made by the endpoint.</summary>
public sealed class RegistrationClient
{
    internal RegistrationClient(RegistrationSettings settings) => Settings = settings;

    public RegistrationSettings Settings { get; }

    public RegistrationState State { get; private set; }

    /// <summary>Last final status; 0 before the first.</summary>
    public int LastStatus { get; private set; }

    /// <summary>Raised on the SIP side after each change of <see cref="State"/>.</summary>
    public event Action<RegistrationClient>? Changed;

    /// <summary>Unregisters and stops.</summary>
    public Task StopAsync()
    {
        (State, LastStatus) = (RegistrationState.Stopped, 0);
        Changed?.Invoke(this);
        return Task.CompletedTask;
    }
}
