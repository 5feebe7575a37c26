namespace CallCenter.SipStack.UserAgents;

public enum AdmissionKind
{
    Accept,
    Reject,
    Challenge,
    Ignore,
}
