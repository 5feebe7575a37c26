using CallCenter.Dialer.Lists;
using Microsoft.Extensions.Logging;

namespace CallCenter.Dialer.Running;

/// <summary>Called persons who have said by key that they do not want to be called.</summary>
internal sealed partial class OptOuts(DoNotCallBook doNotCall, TimeProvider time, ILogger logger)
{
    /// <summary>Written however long the database is away; nobody waits for it.</summary>
    public void Take(CallId call, string number) => _ = Persistent.DoAsync(
        () => doNotCall.AddAsync(number, $"call {call}", null, CancellationToken.None), why => LogNotWritten(call, why), time, CancellationToken.None);

    [LoggerMessage(EventId = 13005, Level = LogLevel.Error, Message = "call {CallId}: a wish not to be called cannot be written, tried again every second: {Why}")]
    private partial void LogNotWritten(CallId callId, string why);
}
