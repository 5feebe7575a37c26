namespace CallCenter.CallModel.Telephony;

/// <summary>
/// What is done with calls that come in: the numbered pipeline of CtiServer. Every fact of the call that it or those whom it calls write must be written
/// when its task completes, because CallEnded, the last fact of every call, follows at once.
/// </summary>
public interface IInboundCallHandler
{
    /// <summary>
    /// Runs on the thread pool until the call is over. When the caller's leg has ended it should complete within seconds: after a
    /// bound CallEnded is written without it. An exception ends this call alone (500 or BYE) and is logged.
    /// </summary>
    Task HandleAsync(InboundCall call);
}
