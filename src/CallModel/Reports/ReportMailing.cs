namespace CallCenter.CallModel.Reports;

/// <summary>A saved report that goes out by e-mail at its times.</summary>
/// <param name="Report">the saved one.</param>
/// <param name="Addresses">each gets a letter of its own.</param>
/// <param name="Language">of the letter and the file: en or zh.</param>
/// <param name="Owner">the user who wanted it.</param>
/// <param name="Since">when it was made or switched on: earlier times are not made up for.</param>
/// <param name="DoneUntil">its last time that has been seen to; null = none yet.</param>
/// <param name="Error">why no file could be made at that time; null = it was made.</param>
/// <param name="Version">counts its changes.</param>
public sealed record ReportMailing(Guid Id, Guid Report, ReportTimes Times, IReadOnlyList<string> Addresses, ReportFormat Format, string Language, string Owner,
    DateTimeOffset Since, bool Enabled = true, DateTimeOffset? DoneUntil = null, string? Error = null, int Version = 1)
{
    /// <summary>The time that has come; null: none. After an outage only the last one of those that were missed.</summary>
    public DateTimeOffset? DueAt(DateTimeOffset now)
    {
        var last = Times.LastUntil(now);
        return Enabled && last > Since && !(last <= DoneUntil) ? last : null;
    }

    /// <summary>What its letters of one time are written about (the outbox takes each once), up to the number of the address.</summary>
    public string CauseAt(DateTimeOffset at) => $"report:{Id:N}:{at.ToUnixTimeSeconds()}:";
}
