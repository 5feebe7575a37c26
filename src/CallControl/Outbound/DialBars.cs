using System.Diagnostics.Metrics;
using CallCenter.CallControl.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Outbound;

/// <summary>The last word on a number before it is dialed, whoever asks; what is refused is counted and logged.</summary>
/// <param name="rules">null = everything may be dialed.</param>
internal sealed partial class DialBars(DialRules? rules, ILogger<DialBars> logger)
{
    private static readonly Counter<long> Barred = Instruments.Meter.CreateCounter<long>("callcenter.dial.barred", null, "Numbers that were not dialed because they are barred.");

    public bool Allows(string number)
    {
        if (rules?.Allows(number) ?? true)
        {
            return true;
        }

        Barred.Add(1);
        LogBarred(number);
        return false;
    }

    [LoggerMessage(EventId = 2025, Level = LogLevel.Warning, Message = "{Number} is not dialed: barred by the settings under Dialing")]
    private partial void LogBarred(string number);
}
