using System.Buffers.Text;
using System.Text;

namespace CallCenter.SipStack.Dialogs;

/// <summary>Which dialog a new call takes the place of (RFC 3891 §6.1), as its recipient knows it.</summary>
/// <param name="LocalTag">0 = none that we have made.</param>
internal readonly record struct Replaces(string CallId, ulong LocalTag, string RemoteTag, bool EarlyOnly)
{
    /// <summary>Null when it is no such value.</summary>
    public static Replaces? Parse(string value)
    {
        var parts = value.Split(';', StringSplitOptions.TrimEntries);
        string? to = null;
        string? from = null;
        var early = false;
        foreach (var part in parts.AsSpan(1))
        {
            var equals = part.IndexOf('=');
            var name = equals < 0 ? part : part[..equals].TrimEnd();
            var text = equals < 0 ? "" : part[(equals + 1)..].TrimStart();
            to = Is(name, "to-tag") ? text : to;
            from = Is(name, "from-tag") ? text : from;
            early |= Is(name, "early-only");
        }

        if (to is null || from is null)
        {
            return null;
        }

        var isOurs = Utf8Parser.TryParse(Encoding.UTF8.GetBytes(to), out ulong tag, out var used, 'x') && used == to.Length;
        return new Replaces(parts[0], isOurs ? tag : 0, from, early);
    }

    private static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
