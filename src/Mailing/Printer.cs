using System.Globalization;
using CallCenter.CallModel.Texts;
using PdfSharp.Fonts;

namespace CallCenter.Mailing;

/// <summary>Tickets and answers on paper.</summary>
public sealed class Printer : IPrinter
{
    private const double Title = 16;
    private const double Head = 12;

    static Printer() => GlobalFontSettings.FontResolver ??= new FontFiles();

    public string? Trouble => FontFiles.Trouble;

    public byte[] Print(Ticket ticket, Customer? customer, IReadOnlyList<TicketEvent> history, string language)
    {
        var words = PaperWords.Of(language);
        using var sheet = new Sheet(ticket.Number);
        sheet.Write($"{ticket.Number}  {ticket.Subject}", Title, bold: true);
        (string Word, string? Value)[] lines =
        [
            (words.Customer, customer is null ? ticket.Phone : $"{customer.Name}  {string.Join(", ", customer.Numbers)}"), (words.Company, customer?.Company),
            (words.State, EnumWords.Of(ticket.State)), (words.Owner, ticket.Owner), (words.Opened, Time(ticket.OpenedAt)),
            (words.Closed, ticket.ClosedAt is { } closed ? Time(closed) : null),
        ];
        foreach (var (word, value) in lines.Where(line => !string.IsNullOrEmpty(line.Value)))
        {
            sheet.Write($"{word}: {value}");
        }

        if (ticket.Description is { } description)
        {
            sheet.Write(description, spaceBefore: Head);
        }

        sheet.Write(words.History, Head, bold: true, spaceBefore: Head);
        foreach (var line in history)
        {
            sheet.Write($"{Time(line.At)}  {line.By}  {line.Field}{(line.To is { } to ? $": {to}" : "")}{(line.Note is { } note ? $"\n{note}" : "")}", spaceBefore: 3);
        }

        return sheet.ToPdf();
    }

    public byte[] Print(string title, IReadOnlyList<string> paragraphs)
    {
        using var sheet = new Sheet(title);
        sheet.Write(title, Title, bold: true);
        foreach (var paragraph in paragraphs.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            sheet.Write(paragraph, spaceBefore: Head);
        }

        return sheet.ToPdf();
    }

    public byte[] Print(string title, IReadOnlyList<IReadOnlyList<string>> rows, int heads)
    {
        using var sheet = new Sheet(title, lengthwise: true);
        sheet.Write(title, Title, bold: true);
        new SheetTable(rows, heads).Write(sheet);
        return sheet.ToPdf();
    }

    private static string Time(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
