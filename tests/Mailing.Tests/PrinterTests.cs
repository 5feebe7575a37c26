using System.Diagnostics;
using PdfSharp.Pdf.IO;

namespace CallCenter.Mailing.Tests;

public sealed class PrinterTests
{
    [Test]
    public void Ticket_InChinese_IsAPageWithBothFonts()
    {
        var printer = new Printer();
        Assume.That(printer.Trouble, Is.Null);
        var ticket = new Ticket(Guid.NewGuid(), "T-000123", "五月账单 the bill of May", "客户说金额不对，请核对。\nSecond line.", TicketSource.Phone, TicketType.Request, TicketPriority.Normal,
            TicketState.Closed, "ann", null, null, "+49302", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, null);
        var history = Enumerable.Range(0, 120).Select(i => new TicketEvent(i, ticket.Id, DateTimeOffset.UnixEpoch, "ann", "note", null, null, $"第{i}次联系客户 called again", null)).ToList();
        var bytes = printer.Print(ticket, new Customer(Guid.NewGuid(), "王芳", ["+49302"]), history, "zh");
        using var pdf = PdfReader.Open(new MemoryStream(bytes), PdfDocumentOpenMode.Import);
        Assert.That((pdf.Info.Title, pdf.PageCount > 3), Is.EqualTo(("T-000123", true)), "a long history goes on on further pages");
        Assert.That(bytes, Has.Length.LessThan(400_000), "fonts are cut to what is used");
    }

    [Test]
    public void Article_LongWordsAndEmptyText_Break()
    {
        var printer = new Printer();
        Assume.That(printer.Trouble, Is.Null);
        using var pdf = PdfReader.Open(new MemoryStream(printer.Print("Title", [new string('x', 5000), "", " 空 格 "])), PdfDocumentOpenMode.Import);
        Assert.That(pdf.PageCount, Is.GreaterThanOrEqualTo(1));
    }

    [Test, CancelAfter(20_000)]
    public void LongestText_WithoutASpace_IsPrintedAtOnce()
    {
        var printer = new Printer();
        Assume.That(printer.Trouble, Is.Null);
        var time = Stopwatch.StartNew();
        printer.Print("Title", [new string('x', 100_000)]);
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [TestCase("\ud83d\ude00 smile\ud83d", Description = "an emoji, and half of one")]
    [TestCase("a\0b\tc\u0007d")]
    [TestCase("\u202eright to left \u0627\u0644\u0639\u0631\u0628\u064a\u0629")]
    public void AnyCharacter_IsPrinted(string text)
    {
        var printer = new Printer();
        Assume.That(printer.Trouble, Is.Null);
        Assert.That(printer.Print(text, [text]), Is.Not.Empty);
    }

    [Test]
    public void Table_ThatIsTooWide_GoesOnBelow_AndTooLongOnFurtherPages()
    {
        var printer = new Printer();
        Assume.That(printer.Trouble, Is.Null);
        IReadOnlyList<string> Row(string head, string value) => [head, .. Enumerable.Repeat(value, 30)];
        int Pages(int rows) => PdfReader.Open(new MemoryStream(printer.Print("来电汇总 Monday",
            [Row("Queue", "Average waiting time of answered calls 平均等待"), .. Enumerable.Repeat(Row("support", "1:02:03"), rows), Row("Total", "1:02:03")], 1)), PdfDocumentOpenMode.Import).PageCount;
        using var pdf = PdfReader.Open(new MemoryStream(printer.Print("t", [["a"], ["b"]], 0)), PdfDocumentOpenMode.Import);
        Assert.That((pdf.PageCount, pdf.Pages[0].Width > pdf.Pages[0].Height), Is.EqualTo((1, true)));
        Assert.That((Pages(2), Pages(100)), Is.EqualTo((1, 6)).Using<(int, int)>((seen, wanted) => seen.Item1 == wanted.Item1 && seen.Item2 >= wanted.Item2));
    }

    [Test]
    public void Pieces_BreakAfterSpacesAndBetweenHan() =>
        Assert.That(SheetText.Pieces("Bill 五月，ok x"), Is.EqualTo(new[] { "Bill ", "五", "月", "，", "ok ", "x" }));
}
