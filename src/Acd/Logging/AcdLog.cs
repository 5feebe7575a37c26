using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Logging;

internal static partial class AcdLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "A step of the waiting room's loop failed; the loop goes on")]
    public static partial void LoopFailed(this ILogger log, Exception bug);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Error, Message = "Work outside the waiting room's loop failed")]
    public static partial void WorkFailed(this ILogger log, Exception bug);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Error, Message = "Users and queues could not be read; the last good ones stay in force")]
    public static partial void RosterFailed(this ILogger log, Exception error);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "The screen pop of call {CallId} came too late or not at all; the agent sees what the call knows")]
    public static partial void PopFailed(this ILogger log, CallId callId, Exception error);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "The page of agent {Agent} could not be told of call {CallId}")]
    public static partial void ShowFailed(this ILogger log, string agent, CallId callId, Exception error);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Error, Message = "Dialing for call {CallId} failed")]
    public static partial void DialFailed(this ILogger log, CallId callId, Exception error);

    [LoggerMessage(EventId = 4007, Level = LogLevel.Error, Message = "Call {CallId} could not be joined with its other side")]
    public static partial void BridgeFailed(this ILogger log, CallId callId, Exception error);

    [LoggerMessage(EventId = 4009, Level = LogLevel.Warning, Message = "Queue {Queue} names the routing policy {Policy}, which does not exist; {Default} is used")]
    public static partial void UnknownPolicy(this ILogger log, string queue, string policy, string @default);

    [LoggerMessage(EventId = 4011, Level = LogLevel.Warning, Message = "The draft of {Agent} for call {CallId} was sent, but could not be deleted: it goes at the next start")]
    public static partial void DraftStays(this ILogger log, string agent, CallId callId, Exception error);

    [LoggerMessage(EventId = 4010, Level = LogLevel.Warning, Message = "An announcement for call {CallId} could not be made")]
    public static partial void AnnouncementFailed(this ILogger log, CallId callId, Exception error);
}
