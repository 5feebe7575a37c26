using System.Text.RegularExpressions;

namespace CallCenter.SipStack.Diagnostics;

/// <summary>Reads what a trace needs out of a message that may be broken, and hides what must not be kept.</summary>
internal static partial class TraceText
{
    public static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r');

    /// <summary>The first header of this name, unfolded lines only; null when there is none.</summary>
    public static string? Header(string message, string name, string? compact = null)
    {
        foreach (var range in message.AsSpan().Split('\n'))
        {
            var line = message.AsSpan()[range].TrimEnd('\r');
            if (line.IsEmpty && range.Start.Value > 0)
            {
                return null;
            }

            var colon = line.IndexOf(':');
            if (colon > 0 && line[..colon].TrimEnd() is var found
                && (found.Equals(name, StringComparison.OrdinalIgnoreCase) || found.Equals(compact, StringComparison.OrdinalIgnoreCase)))
            {
                return line[(colon + 1)..].Trim().ToString();
            }
        }

        return null;
    }

    /// <summary>Answers to challenges, passwords in URIs, keys of media encryption and pressed keys are secrets.</summary>
    public static string Mask(string message)
    {
        var body = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var key = body >= 0 && string.Equals(Header(message, "Content-Type", "c"), "application/dtmf", StringComparison.OrdinalIgnoreCase);
        return Secrets().Replace(key ? message[..(body + 4)] + "***" : message, "$1$2$3$4***");
    }

    [GeneratedRegex("""(\bresponse\s*=\s*"?)[0-9a-fA-F]+|(\binline:|\bice-pwd:)[^\s|]+|(^Signal\s*=\s*)\S+|(\bsips?:[^:@\s<>"]+:)[^@\s<>"]+(?=@)""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Secrets();
}
