namespace CallCenter.CallModel.Telephony;

/// <summary>What is done with calls that come in: the numbered pipeline of CtiServer.</summary>
public interface IInboundCallHandler
{
    /// <summary>Runs until the call is over. An exception ends this call alone (500 or BYE) and is logged.</summary>
    Task HandleAsync(InboundCall call);
}
