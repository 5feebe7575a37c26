using Microsoft.Extensions.Logging;

namespace CallCenter.IvrFlows;

/// <summary>What the flows write to the log.</summary>
internal static partial class FlowLog
{
    [LoggerMessage(EventId = 400, Level = LogLevel.Error, Message = "call {CallId}: step {Step} of flow {Flow} failed; the caller goes to queue {Queue}")]
    public static partial void StepFailed(ILogger logger, Exception e, CallId callId, string flow, string step, string queue);

    [LoggerMessage(EventId = 401, Level = LogLevel.Error, Message = "call {CallId}: no flow {Flow}; the caller goes to queue {Queue}")]
    public static partial void NoFlow(ILogger logger, CallId callId, string flow, string queue);

    [LoggerMessage(EventId = 402, Level = LogLevel.Warning, Message = "call {CallId}: the knowledge base did not answer; the caller goes to a person")]
    public static partial void LookUpFailed(ILogger logger, Exception e, CallId callId);

    [LoggerMessage(EventId = 403, Level = LogLevel.Warning, Message = "call {CallId}: no announcement before the fallback queue")]
    public static partial void AnnouncementFailed(ILogger logger, Exception e, CallId callId);

    [LoggerMessage(EventId = 404, Level = LogLevel.Warning, Message = "call {CallId}: customers could not be looked up")]
    public static partial void CustomersFailed(ILogger logger, Exception e, CallId callId);

    [LoggerMessage(EventId = 406, Level = LogLevel.Error, Message = "call {CallId}: {Prompt} is left out: no voice has spoken it within {Seconds} s")]
    public static partial void NotSpoken(ILogger logger, CallId callId, string prompt, double seconds);

    [LoggerMessage(EventId = 405, Message = "call {CallId}: the caller ({Language}) has the keypad alone: {Reason} {Detail}")]
    public static partial void KeypadOnly(ILogger logger, LogLevel level, CallId callId, string language, NoAsrReason reason, string detail);

    [LoggerMessage(EventId = 410, Level = LogLevel.Information, Message = "flow {Flow} version {Version} from {File}")]
    public static partial void FlowLoaded(ILogger logger, string flow, int version, string file);

    [LoggerMessage(EventId = 411, Level = LogLevel.Error, Message = "{Error}")]
    public static partial void FlowRefused(ILogger logger, string error);

    [LoggerMessage(EventId = 412, Level = LogLevel.Information, Message = "flow {Flow} is gone with its file {File}")]
    public static partial void FlowGone(ILogger logger, string flow, string file);

    [LoggerMessage(EventId = 413, Level = LogLevel.Error, Message = "looking for changed flows failed")]
    public static partial void RefreshFailed(ILogger logger, Exception e);
}
