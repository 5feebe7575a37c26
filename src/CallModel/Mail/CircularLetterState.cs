namespace CallCenter.CallModel.Mail;

public enum CircularLetterState
{
    /// <summary>Not written yet.</summary>
    Waiting,

    InOutbox,
    Sent,
    GivenUp,

    /// <summary>The person wants none.</summary>
    OptedOut,
}
