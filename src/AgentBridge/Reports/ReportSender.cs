using System.Globalization;
using System.Text;
using CallCenter.CallModel.Mail;

namespace CallCenter.AgentBridge.Reports;

/// <summary>Writes a saved report's letters into the outbox, one for each address.</summary>
internal sealed class ReportSender(IReports reports, ISavedReportStore saved, IReportMailingStore mailings, IMailDesk mail, IPrinter printer, TimeProvider clock)
{
    /// <summary>Done twice for the same time, it writes once.</summary>
    /// <returns>why no file could be made; null = it was.</returns>
    public async Task<string?> SendAsync(ReportMailing mailing, DateTimeOffset at, CancellationToken ct)
    {
        var error = await WriteAsync(mailing, at, ct);
        await mailings.DoneAsync(mailing.Id, at, error, ct);
        return error;
    }

    private async Task<string?> WriteAsync(ReportMailing mailing, DateTimeOffset at, CancellationToken ct)
    {
        if ((await saved.ListAsync(ct)).FirstOrDefault(one => one.Id == mailing.Report) is not { } report)
        {
            return "the report has been deleted";
        }

        if (mailing.Format == ReportFormat.Pdf && printer.Trouble is { } noFont)
        {
            return noFont;
        }

        var (query, faults) = SavedQuestion.Read(report.Address, mailing.Times.Zone, at, clock);
        if (query is null)
        {
            return string.Join("; ", faults);
        }

        var (table, words) = (await reports.RunAsync(query, ct), PageWords.Of(mailing.Language));
        var (first, last) = ReportFile.Days(query);
        var period = first == last ? Text(first) : $"{Text(first)} – {Text(last)}";
        var file = await ReportFile.OfAsync(table, mailing.Format, $"{report.Name} · {period}", words, printer, ct);
        foreach (var (number, address) in mailing.Addresses.Index())
        {
            await mail.SendAsync(new MailDraft(address, $"{report.Name}: {period}", Body(table, period, words)), $"{mailing.CauseAt(at)}{number}", file, mailing.Owner, ct);
        }

        return null;
    }

    /// <summary>What the report is, and its totals.</summary>
    private static string Body(ReportTable table, string period, PageWords words)
    {
        var grid = new ReportGrid(table, words);
        var text = new StringBuilder($"{words.Word("reportName", EnumWords.Of(table.Query.Name))}\n{period}, {table.Query.Zone.Id}\n\n");
        foreach (var (at, heading) in grid.Header.Skip(grid.HeadCells).Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{heading}: {ReportFile.Shown(table.Total[at], table.Columns[at].Unit)}\n");
        }

        return text.ToString();
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
