namespace CallCenter.CallModel.Mail;

/// <summary>What makes a rule send.</summary>
public enum MailTrigger
{
    /// <summary>A ticket was closed, solved or not.</summary>
    TicketClosed,

    /// <summary>A callback ended without the person being reached.</summary>
    CallbackMissed,

    /// <summary>An agent has said in the wrap-up how a call went.</summary>
    CallDisposed,
}
