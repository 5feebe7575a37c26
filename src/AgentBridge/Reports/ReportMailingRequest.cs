using System.Globalization;
using CallCenter.CallModel.Mail;
using CallCenter.CallModel.Times;

namespace CallCenter.AgentBridge.Reports;

/// <param name="Report">id of a saved report.</param>
/// <param name="Day">of a weekly report 1 (Monday) to 7, of a monthly one 1 to 31, where a shorter month means its last day; a daily one has none.</param>
/// <param name="At">"08:00" by the zone's clock.</param>
/// <param name="Zone">IANA name; left out: the server's.</param>
/// <param name="Language">of the letter and the file: en or zh.</param>
/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record ReportMailingRequest(Guid? Report, ReportRhythm? Rhythm, int? Day, string? At, string? Zone, IReadOnlyList<string>? Addresses, ReportFormat? Format,
    string? Language, bool Enabled = true, int? Version = null)
{
    private const int MostAddresses = 20;

    /// <summary>What is asked for, as a new one, or what is wrong with it.</summary>
    public (ReportMailing? Mailing, IReadOnlyList<FieldFault> Faults) Read(SavedReport? report, string owner, IMailDesk mail, TimeProvider clock)
    {
        var zone = string.IsNullOrWhiteSpace(Zone) ? clock.LocalTimeZone : ZoneNames.Find(Zone.Trim());
        var timeKnown = TimeOnly.TryParseExact(At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at);
        var addresses = Entries.Of(Addresses).Select(address => address.Trim()).Where(address => address.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var now = clock.GetUtcNow();
        var faults = Check.All(
            report is null ? FieldFault.Unknown("report", "saved report") : null,
            Rhythm is null ? FieldFault.Missing("rhythm") : null,
            Rhythm is ReportRhythm.Weekly or ReportRhythm.Monthly ? (Day is null ? FieldFault.Missing("day") : Check.Range("day", Day, 1, Rhythm == ReportRhythm.Weekly ? 7 : 31)) : null,
            timeKnown ? null : new FieldFault("at", FaultCode.Malformed, "a time such as 08:00"),
            zone is not null ? null : FieldFault.Unknown("zone", "time zone"),
            addresses.Count == 0 ? FieldFault.Missing("addresses") : Check.Most("addresses", addresses.Count, MostAddresses),
            addresses.Select(address => mail.CheckAddress("addresses", address)).FirstOrDefault(fault => fault is not null),
            Check.OneOf("language", Language, "en", "zh"),
            report is not null && zone is not null && SavedQuestion.Read(report.Address, zone, now, clock).Faults is [var wrong, ..]
                ? new FieldFault("report", FaultCode.Malformed, $"its question cannot be asked: {wrong}") : null);
        return faults.Count > 0 ? (null, faults)
            : (new ReportMailing(Guid.CreateVersion7(now), report!.Id, new ReportTimes(Rhythm!.Value, Rhythm == ReportRhythm.Daily ? null : Day, at, zone!), addresses,
                Format ?? ReportFormat.Xlsx, Language ?? "en", owner, now, Enabled), []);
    }
}
