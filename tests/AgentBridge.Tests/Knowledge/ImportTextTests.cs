using System.Text;
using CallCenter.AgentBridge.Knowledge;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Tests.Knowledge;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class ImportTextTests
{
    private const string Chinese = "article,question\r\nreset,重置密码\r\n";
    private const string German = "article,question\r\nhours,Öffnungszeiten – „heute“ 5 €\r\n";

    [TestCase("gb18030", "gb18030", Chinese)]
    [TestCase("gb18030", "GB2312", Chinese)]
    [TestCase("gb18030", "gbk", Chinese)]
    [TestCase("big5", "big5", "article,question\r\nreset,重置密碼\r\n")]
    [TestCase("windows-1252", "windows-1252", German)]
    [TestCase("windows-1252", "iso-8859-1", German)]
    [TestCase("utf-8", "", Chinese)]
    [TestCase("utf-16le", "utf-16", Chinese)]
    public void Decode_DeclaredCharset_IsUsed(string written, string declared, string text) =>
        Assert.That(Read(Bytes(written, text), declared).Text, Is.EqualTo(text));

    [TestCase("utf-8")]
    [TestCase("utf-16le")]
    [TestCase("utf-16be")]
    public void Decode_ByteOrderMark_SaysMoreThanTheCharset(string written)
    {
        var encoding = Encoding.GetEncoding(written);

        Assert.That(Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Chinese)], "windows-1252").Text, Is.EqualTo(Chinese));
    }

    [TestCase("gb18030", "", Chinese, 2)]
    [TestCase("windows-1252", "", "article,question\r\na,plain\r\nhours,Öffnungszeiten\r\n", 3)]
    [TestCase("windows-1252", "utf-8", "article,question\ra,plain\rhours,Öffnungszeiten", 3)]
    [TestCase("utf-16le", "", Chinese, 1)]
    [TestCase("utf-8", "windows-1252", "article,question\na,”\n", 2)]
    public void Decode_OtherThanDeclared_IsRefusedWithItsRow(string written, string declared, string text, int row)
    {
        var (decoded, fault) = Read(Bytes(written, text), declared);

        Assert.That(decoded, Is.Null);
        Assert.That(fault!.StatusCode, Is.EqualTo(400));
        Assert.That(fault.ProblemDetails.Detail, Does.Contain($"row {row} is not written in"));
    }

    [TestCase("klingon-8")]
    [TestCase("utf-7")]
    public void Decode_UnknownCharset_Is415(string charset) =>
        Assert.That(Read("article,question\n"u8.ToArray(), charset).Fault!.StatusCode, Is.EqualTo(415));

    /// <summary>In several pieces, and a letter across their edge.</summary>
    [Test]
    public void Open_LongText_IsReadToItsEnd_AndADamageThereIsFound()
    {
        var text = "article,question\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"a{i},重置密码\n"));
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.That(Read(bytes, "").Text, Is.EqualTo(text));

        bytes[^3] = 0xFF;
        Assert.That(Read(bytes, "").Fault!.ProblemDetails.Detail, Does.Contain("row 2001 is not written in"));
    }

    private static (string? Text, ProblemHttpResult? Fault) Read(byte[] bytes, string charset)
    {
        var (text, fault) = ImportText.Open(new MemoryStream(bytes), charset);
        return (text?.ReadToEnd(), fault);
    }

    private static byte[] Bytes(string charset, string text) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text);
}
