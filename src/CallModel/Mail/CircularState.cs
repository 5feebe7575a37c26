namespace CallCenter.CallModel.Mail;

public enum CircularState
{
    /// <summary>Its list is being made.</summary>
    Draft,

    Running,

    /// <summary>Nothing goes out, not even what lies in the outbox.</summary>
    Paused,

    /// <summary>For good: who has no letter yet gets none.</summary>
    Stopped,

    /// <summary>Everybody has the letter, or it is known why not.</summary>
    Done,
}
