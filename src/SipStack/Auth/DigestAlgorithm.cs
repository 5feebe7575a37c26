namespace CallCenter.SipStack.Auth;

public enum DigestAlgorithm
{
    Md5,
    Sha256,
}
