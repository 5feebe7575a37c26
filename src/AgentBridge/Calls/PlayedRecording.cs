namespace CallCenter.AgentBridge.Calls;

/// <summary>Who has heard the recording of which call, and when.</summary>
internal sealed record PlayedRecording(DateTimeOffset At, string By, CallId CallId);
