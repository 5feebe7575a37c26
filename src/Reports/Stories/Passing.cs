namespace CallCenter.Reports.Stories;

/// <summary>An attempt to pass a call on.</summary>
/// <param name="By">the agent; null = the flow.</param>
/// <param name="FromQueue">the queue that the call came from.</param>
/// <param name="ToQueue">null: it went to a number or a colleague.</param>
internal sealed record Passing(CallTale Call, string? By, string? FromQueue, DateTimeOffset At, string? ToQueue, bool Succeeded);
