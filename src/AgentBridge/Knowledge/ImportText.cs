using System.Text;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
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

    /// <summary>Bytes kept in memory; of a larger file there is a temporary one.</summary>
    private const int InMemory = 1 << 20;

    /// <summary>Stands for bytes that are no letters: no text may hold it.</summary>
    private const char NoLetter = '\uFFFE';

    /// <returns>the text from its beginning, until the request is answered; or why it cannot be had.</returns>
    public static async Task<(TextReader? Text, ProblemHttpResult? Fault)> OpenAsync(HttpRequest request, CancellationToken ct)
    {
        var body = new FileBufferingReadStream(request.Body, InMemory);
        request.HttpContext.Response.RegisterForDisposeAsync(body);
        await body.DrainAsync(ct);
        var charset = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.Charset.ToString().Trim('"', ' ') : "";
        return Open(body, charset);
    }

    /// <summary>The whole text of a file that is read at once anyway.</summary>
    public static async Task<(string? Text, ProblemHttpResult? Fault)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var (text, fault) = await OpenAsync(request, ct);
        return (text is null ? null : await text.ReadToEndAsync(ct), fault);
    }

    /// <param name="body">is looked through once, and then stands at its beginning.</param>
    internal static (TextReader? Text, ProblemHttpResult? Fault) Open(Stream body, string charset)
    {
        body.Position = 0;
        Span<byte> first = stackalloc byte[3];
        var (name, mark) = ByMark(first[..body.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)]) ?? (charset.Length == 0 ? "utf-8" : charset, 0);
        if (Find(TakenFor.GetValueOrDefault(name, name)) is not { } encoding)
        {
            return (null, ProblemResponses.Refuse(StatusCodes.Status415UnsupportedMediaType, "charset", $"charset '{name}' is not known; known are {Known}"));
        }

        return WrongRow(Reader(), encoding.IsSingleByte) is { } row ? (null, NotThat(name, charset, row)) : (Reader(), null);

        StreamReader Reader()
        {
            body.Position = mark;
            return new StreamReader(body, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        }
    }

    /// <summary>The first row with something that is no letter; null when there is none.</summary>
    private static int? WrongRow(StreamReader text, bool singleBytes)
    {
        var (feeds, returns) = (0, 0);
        var buffer = new char[4096];
        while (text.Read(buffer) is > 0 and var length)
        {
            var part = buffer.AsSpan(0, length);
            var wrong = part.IndexOfAny('\0', NoLetter, '\uFFFF');
            // such bytes are letters in no single-byte charset, but in some they have no other meaning
            wrong = wrong < 0 && singleBytes ? part.IndexOfAnyInRange('\u0080', '\u009F') : wrong;
            var right = wrong < 0 ? part : part[..wrong];
            (feeds, returns) = (feeds + right.Count('\n'), returns + right.Count('\r'));
            if (wrong >= 0)
            {
                return 1 + (feeds > 0 ? feeds : returns);
            }
        }

        return null;
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
            var noLetter = new DecoderReplacementFallback(NoLetter.ToString());
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, noLetter)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, noLetter);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static ProblemHttpResult NotThat(string name, string charset, int row)
    {
        var advice = charset.Length == 0
            ? "save the file as UTF-8, or name its charset in the Content-Type, as in text/csv; charset=gb18030"
            : "name the charset that the file is written in";
        return ProblemResponses.Invalid(new FieldFault("charset", FaultCode.WrongCharset, $"row {row} is not written in {name}: {advice}")
        {
            Args = FieldFault.Of(("row", row), ("charset", name)),
        });
    }
}
