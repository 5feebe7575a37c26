namespace CallCenter.CtiServer.Options;

/// <summary>How many days things are kept; 0 = for ever.</summary>
internal sealed record RetentionSettings(int RecordingDays, int FactDays, int QuestionDays);
