using System.Text;

namespace CallCenter.IvrFlows.Prompts;

/// <summary>Texts with "{name}" in them.</summary>
internal static class Template
{
    public static bool HasVariables(string text) => text.Contains('{');

    public static IEnumerable<string> Variables(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close > open)
            {
                yield return text[(open + 1)..close];
            }
        }
    }

    /// <summary>Puts the values in; an absent one leaves nothing.</summary>
    public static string Expand(string text, Func<string, string?> value)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf('{', at) is >= 0 and var open && text.IndexOf('}', open) is >= 0 and var close)
        {
            result.Append(text, at, open - at).Append(value(text[(open + 1)..close]));
            at = close + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
