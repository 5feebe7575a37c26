using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;

namespace CallCenter.CallControl.Trunks;

/// <summary>How we register at a trunk's registrar.</summary>
internal static class TrunkRegistration
{
    public static RegistrationSettings Of(TrunkConfig trunk)
    {
        return new RegistrationSettings(
            SipUri.Sip("", trunk.Host!, trunk.Port, trunk.Transport.UriParameter()),
            SipUri.Sip(trunk.User!, trunk.Host!),
            new DigestLogin(trunk.User!, trunk.Password!))
        {
            ContactUser = trunk.ContactUser,
        };
    }
}
