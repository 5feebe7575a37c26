namespace CallCenter.CallModel.Agents;

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
    /// <summary>Set by the system when the agent turned an offer down.</summary>
    public const string Rejected = "rejected";
    /// <summary>Set by the system when the agent accepted on the page and the phone was not picked up.</summary>
    public const string PhoneNotPickedUp = "phoneNotPickedUp";
    /// <summary>Set by the system when the agent's last page was closed.</summary>
    public const string PageClosed = "pageClosed";
    /// <summary>Set by the system when no phone is registered.</summary>
    public const string NoPhone = "noPhone";
    /// <summary>Set by the system when the page that is the agent's telephone does not answer.</summary>
    public const string PhonePageGone = "phonePageGone";
    /// <summary>Set by the system when the microphone of the page that is the agent's telephone is gone or muted.</summary>
    public const string NoMicrophone = "noMicrophone";
    /// <summary>Set by the system when no sound arrives from the page that is the agent's telephone.</summary>
    public const string NoSound = "noSound";
    /// <summary>Set by the system while a colleague talks to the agent; ready again afterwards.</summary>
    public const string OwnCall = "ownCall";
    /// <summary>Set at sign-in.</summary>
    public const string SignedIn = "signedIn";

    public static readonly IReadOnlyList<string> ByAgent = [Break, Lunch, Training, Meeting, Paperwork];

    /// <summary>The agent's telephone cannot be called; over as soon as it can.</summary>
    public static readonly IReadOnlyList<string> Unreachable = [NoPhone, PhonePageGone, NoMicrophone, NoSound];
}
