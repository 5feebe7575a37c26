using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Dialing;

/// <summary>What the law and a queue's rules say of calls that agents dial by hand. Implemented by Dialer.</summary>
public interface IHandDialing
{
    /// <summary>
    /// Null when the number may be dialed now, else <see cref="FaultCode.DoNotCall"/> or <see cref="FaultCode.OutsideHours"/>. Our own
    /// do-not-call list always holds, calling hours where the queue's callback rules name a policy.
    /// </summary>
    /// <param name="number">E.164.</param>
    Task<FaultCode?> BarAsync(string number, string? queue, CancellationToken ct = default);

    /// <summary>The number that a queue presents; null = the trunk's own.</summary>
    Task<string?> CallerNumberAsync(string? queue, CancellationToken ct = default);
}
