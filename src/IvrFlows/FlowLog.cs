using Microsoft.Extensions.Logging;

namespace CallCenter.IvrFlows;

/// <summary>What the flows write to the log.</summary>
internal static partial class FlowLog
{
    [LoggerMessage(400, LogLevel.Error, "call {CallId}: step {Step} of flow {Flow} failed; the caller goes to queue {Queue}")]
    public static partial void StepFailed(ILogger logger, Exception e, CallId callId, string flow, string step, string queue);

    [LoggerMessage(401, LogLevel.Error, "call {CallId}: no flow {Flow}; the caller goes to queue {Queue}")]
    public static partial void NoFlow(ILogger logger, CallId callId, string flow, string queue);

    [LoggerMessage(402, LogLevel.Warning, "call {CallId}: the knowledge base did not answer; the caller goes to a person")]
    public static partial void LookUpFailed(ILogger logger, Exception e, CallId callId);

    [LoggerMessage(403, LogLevel.Warning, "call {CallId}: no announcement before the fallback queue")]
    public static partial void AnnouncementFailed(ILogger logger, Exception e, CallId callId);

    [LoggerMessage(404, LogLevel.Warning, "call {CallId}: customers could not be looked up")]
    public static partial void CustomersFailed(ILogger logger, Exception e, CallId callId);

    [LoggerMessage(406, LogLevel.Error, "call {CallId}: {Prompt} is left out: no voice has spoken it within {Seconds} s")]
    public static partial void NotSpoken(ILogger logger, CallId callId, string prompt, double seconds);

    [LoggerMessage(EventId = 405, Message = "call {CallId}: the caller ({Language}) has the keypad alone: {Reason} {Detail}")]
    public static partial void KeypadOnly(ILogger logger, LogLevel level, CallId callId, string language, NoAsrReason reason, string detail);

    [LoggerMessage(410, LogLevel.Information, "flow {Flow} version {Version} from {File}")]
    public static partial void FlowLoaded(ILogger logger, string flow, int version, string file);

    [LoggerMessage(411, LogLevel.Error, "{Error}")]
    public static partial void FlowRefused(ILogger logger, string error);

    [LoggerMessage(412, LogLevel.Information, "flow {Flow} is gone with its file {File}")]
    public static partial void FlowGone(ILogger logger, string flow, string file);

    [LoggerMessage(413, LogLevel.Error, "looking for changed flows failed")]
    public static partial void RefreshFailed(ILogger logger, Exception e);
}
