namespace CallCenter.Mailing;

/// <summary>Where a line may be broken: after spaces, and between Chinese characters.</summary>
internal static class SheetText
{
    /// <summary>Chinese, Japanese and Korean characters with their punctuation and full-width forms.</summary>
    public static bool IsHan(char c) => c is >= '\u2e80' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3' or >= '\uf900' and <= '\ufaff' or >= '\uff00' and <= '\uffef';

    /// <summary>Words with the space behind them, and single characters.</summary>
    public static IEnumerable<string> Pieces(string line)
    {
        var from = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (IsHan(line[at]))
            {
                if (at > from)
                {
                    yield return line[from..at];
                }

                yield return line[at..(at + 1)];
                from = at + 1;
            }
            else if (line[at] == ' ')
            {
                yield return line[from..(at + 1)];
                from = at + 1;
            }
        }

        if (from < line.Length)
        {
            yield return line[from..];
        }
    }
}
