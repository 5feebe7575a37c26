namespace CallCenter.CallModel;

/// <summary>What an agent is doing. Ready and NotReady are the agent's choice, the others the system's.</summary>
public enum AgentState { SignedOut, NotReady, Ready, Offered, OnCall, WrapUp }

[Flags]
public enum Roles { None = 0, Agent = 1, Supervisor = 2, Admin = 4 }

/// <summary>A person who signs in. Agents have a phone that registers under the same name.</summary>
/// <param name="User">lower-case letters, digits, dot, dash; also the SIP user.</param>
/// <param name="Skills">skill name to level 1-10.</param>
/// <param name="Queues">the queues that the agent serves.</param>
/// <param name="Language">"en" or "zh": the pages' language.</param>
public sealed record UserProfile(string User, string Name, Roles Roles, IReadOnlyDictionary<string, int> Skills,
    IReadOnlyList<string> Queues, string Language = "en", bool Disabled = false);

/// <summary>Reasons that agents may give for not being ready; the names are keys of the pages' texts.</summary>
public static class NotReadyReason
{
    public const string Break = "break";
    public const string Lunch = "lunch";
    public const string Training = "training";
    public const string Meeting = "meeting";
    public const string Paperwork = "paperwork";
    /// <summary>Set by the system after an offer that rang out.</summary>
    public const string NoAnswer = "noAnswer";
    /// <summary>Set by the system when no phone is registered.</summary>
    public const string NoPhone = "noPhone";
    /// <summary>Set at sign-in.</summary>
    public const string SignedIn = "signedIn";

    public static readonly IReadOnlyList<string> ByAgent = [Break, Lunch, Training, Meeting, Paperwork];
}
