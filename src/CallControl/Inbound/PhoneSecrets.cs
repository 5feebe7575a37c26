using CallCenter.SipStack.Auth;

namespace CallCenter.CallControl.Inbound;

/// <summary>What is kept of the passwords of telephones that register here.</summary>
public sealed class PhoneSecrets(string realm) : IPhoneSecrets
{
    public (string Md5, string Sha256) Of(string user, string password) =>
        (Digest.Ha1(DigestAlgorithm.Md5, user, realm, password), Digest.Ha1(DigestAlgorithm.Sha256, user, realm, password));
}
