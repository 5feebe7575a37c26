using Serilog.Core;
using Serilog.Events;

namespace CallCenter.CtiServer.Wiring;

/// <summary>Puts the call's id on each line that belongs to a call.</summary>
internal sealed class CallIdEnricher : ILogEventEnricher
{
    /// <summary>The id as messages name it.</summary>
    private const string Id = "CallId";

    /// <summary>" call:ID" for lines whose message does not name the call itself; absent otherwise.</summary>
    public const string Tag = "CallTag";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory properties)
    {
        if (CurrentCall.Id is { } call && !logEvent.Properties.ContainsKey(Id))
        {
            logEvent.AddPropertyIfAbsent(new LogEventProperty(Id, new ScalarValue(call.ToString())));
            logEvent.AddPropertyIfAbsent(new LogEventProperty(Tag, new ScalarValue($" call:{call}")));
        }
    }
}
