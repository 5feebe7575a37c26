namespace CallCenter.CallModel.Telephony;

/// <summary>
/// What is done with calls that come in, and with outbound ones that were answered: the numbered pipeline of CtiServer. Every fact of the
/// call, whoever writes it, must be written when its task completes: CallEnded, the last fact of every call, follows at once.
/// </summary>
public interface ICallHandler
{
    /// <summary>
    /// Runs on the thread pool until the call is over. When the caller's leg has ended it should complete within seconds: after a
    /// bound CallEnded is written without it. An exception ends this call alone (500 or BYE) and is logged.
    /// </summary>
    Task HandleAsync(LiveCall call);
}
