using System.Text;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CallCenter.AgentBridge.Knowledge;

/// <summary>
/// The text of an uploaded file: by its byte order mark, else by the charset parameter of its media type (RFC 9110 §8.3.2), else UTF-8. Bytes
/// that are no letters there refuse the whole file: approved answers must not be stored damaged.
/// </summary>
internal static class ImportText
{
    private const string Known = "utf-8, utf-16, gb18030, gbk, big5, shift_jis, windows-1252, iso-8859-15";

    // The web's readers take the former for the latter (WHATWG Encoding Standard §4.2), and so do those who write it.
    private static readonly Dictionary<string, string> TakenFor = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252", ["latin1"] = "windows-1252", ["us-ascii"] = "windows-1252", ["ascii"] = "windows-1252",
        ["gb2312"] = "gb18030", ["gbk"] = "gb18030", ["utf-16"] = "utf-16le", ["utf8"] = "utf-8",
    };

    /// <returns>the text, or why it cannot be had; and how many bytes were read.</returns>
    public static async Task<(string? Text, ProblemHttpResult? Fault, long Size)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream(checked((int)Math.Clamp(request.ContentLength ?? 0, 0, KnowledgeEndpoints.LargestImport)));
        await request.Body.CopyToAsync(body, ct);
        var charset = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.Charset.ToString().Trim('"', ' ') : "";
        var (text, fault) = Decode(body.GetBuffer().AsSpan(0, (int)body.Length), charset);
        return (text, fault, body.Length);
    }

    internal static (string? Text, ProblemHttpResult? Fault) Decode(ReadOnlySpan<byte> bytes, string charset)
    {
        var (name, mark) = ByMark(bytes) ?? (charset.Length == 0 ? "utf-8" : charset, 0);
        if (Find(TakenFor.GetValueOrDefault(name, name)) is not { } encoding)
        {
            return (null, ProblemResponses.Refuse(StatusCodes.Status415UnsupportedMediaType, "charset", $"charset '{name}' is not known; known are {Known}"));
        }

        try
        {
            var text = encoding.GetString(bytes[mark..]);
            var wrong = text.AsSpan().IndexOfAny('\0', '\uFFFE', '\uFFFF');
            wrong = wrong < 0 && encoding.IsSingleByte ? text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') : wrong;
            return wrong < 0 ? (text, null) : (null, NotThat(name, charset, text.AsSpan(0, wrong)));
        }
        catch (DecoderFallbackException e)
        {
            var before = bytes[mark..Math.Clamp(mark + e.Index, mark, bytes.Length)];
            return (null, NotThat(name, charset, Lenient(encoding).GetString(before)));
        }
    }

    private static (string Name, int Length)? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => ("utf-8", 3),
        [0xFF, 0xFE, ..] => ("utf-16le", 2),
        [0xFE, 0xFF, ..] => ("utf-16be", 2),
        _ => null,
    };

    private static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Lenient(Encoding encoding)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient;
    }

    private static ProblemHttpResult NotThat(string name, string charset, ReadOnlySpan<char> before)
    {
        var row = before.Count('\n') is var lines and > 0 ? lines : before.Count('\r');
        var advice = charset.Length == 0
            ? "save the file as UTF-8, or name its charset in the Content-Type, as in text/csv; charset=gb18030"
            : "name the charset that the file is written in";
        return ProblemResponses.Invalid(new FieldFault("charset", FaultCode.WrongCharset, $"row {row + 1} is not written in {name}: {advice}")
        {
            Args = FieldFault.Of(("row", row + 1), ("charset", name)),
        });
    }
}
