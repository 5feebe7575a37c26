using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Registration;

/// <summary>A registration at somebody else's registrar (a trunk).</summary>
/// <param name="Registrar">Request-URI of the REGISTER, for instance "sip:carrier.example".</param>
/// <param name="AddressOfRecord">the own address there.</param>
/// <param name="Login">user and password.</param>
public sealed record RegistrationSettings(SipUri Registrar, SipUri AddressOfRecord, DigestLogin? Login)
{
    /// <summary>User part of the registered contact; null = the address of record's.</summary>
    public string? ContactUser { get; init; }

    public TimeSpan Expiry { get; init; } = TimeSpan.FromMinutes(10);
}
