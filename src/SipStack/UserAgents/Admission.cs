namespace CallCenter.SipStack.UserAgents;

/// <summary>The owner's word on an incoming INVITE.</summary>
public readonly record struct Admission(AdmissionKind Kind, int Status = 0, string? Reason = null)
{
    public static readonly Admission Accept = new(AdmissionKind.Accept);

    /// <summary>Ask for a user's digest first (401).</summary>
    public static readonly Admission Challenge = new(AdmissionKind.Challenge);

    /// <summary>Say nothing at all; scanners learn nothing.</summary>
    public static readonly Admission Ignore = new(AdmissionKind.Ignore);

    public static Admission Reject(int status, string? reason = null) => new(AdmissionKind.Reject, status, reason);
}
