namespace CallCenter.CallModel;

/// <summary>A call that has come in and has passed the trunk's rules. Its arrival is already a fact.</summary>
/// <param name="To">user part of the Request-URI as it came: the number that was dialed.</param>
/// <param name="Trunk">the trunk's name, or "user:NAME" for a registered phone.</param>
public sealed record InboundCall(ICallLeg Caller, string From, string? CallerName, string To, string Trunk, DateTimeOffset ArrivedAt);

/// <summary>What is done with calls that come in: the numbered pipeline of CtiServer.</summary>
public interface IInboundCallHandler
{
    /// <summary>Runs until the call is over. An exception ends this call alone (500 or BYE) and is logged.</summary>
    Task HandleAsync(InboundCall call);
}
