using System.Globalization;
using CallCenter.CallModel.Mail;

namespace CallCenter.AgentBridge.Reports;

/// <param name="NextAt">null while it is switched off.</param>
/// <param name="LastAt">its last time that was seen to.</param>
/// <param name="Error">why no file could be made then.</param>
/// <param name="Letters">those of that time.</param>
internal sealed record ReportMailingAnswer(Guid Id, Guid Report, ReportRhythm Rhythm, int? Day, string At, string Zone, IReadOnlyList<string> Addresses, ReportFormat Format,
    string Language, string Owner, bool Enabled, int Version, DateTimeOffset? NextAt, DateTimeOffset? LastAt, string? Error, IReadOnlyList<OutMail> Letters)
{
    public static async Task<ReportMailingAnswer> OfAsync(ReportMailing m, IMailDesk mail, TimeProvider clock, CancellationToken ct) => new(m.Id, m.Report, m.Times.Rhythm, m.Times.Day,
        m.Times.At.ToString("HH:mm", CultureInfo.InvariantCulture), m.Times.Zone.Id, m.Addresses, m.Format, m.Language, m.Owner, m.Enabled, m.Version,
        m.Enabled ? m.Times.NextAfter(clock.GetUtcNow()) : null, m.DoneUntil, m.Error, m.DoneUntil is { } at ? await mail.AboutAsync(m.CauseAt(at), ct) : []);
}
