namespace CallCenter.Knowledge.Texts;

/// <summary>What two texts can have in common by letter: beginnings of words, or pairs of characters in Chinese.</summary>
internal static class WordKeys
{
    /// <summary>Long enough to tell words apart, short enough to join their forms ("order", "orders", "ordered").</summary>
    private const int Beginning = 5;

    /// <param name="normalized">from <see cref="QuestionText.Normalize"/>.</param>
    public static IReadOnlySet<string> Of(string normalized)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in normalized.AsSpan().Split(' '))
        {
            var word = normalized.AsSpan()[range];
            if (!word.IsEmpty)
            {
                AddKeys(word, keys);
            }
        }

        return keys;
    }

    private static void AddKeys(ReadOnlySpan<char> word, HashSet<string> keys)
    {
        if (!IsIdeograph(word[0]))
        {
            keys.Add(word[..Math.Min(Beginning, word.Length)].ToString());
            return;
        }

        for (var i = 0; i + 1 < word.Length; i++)
        {
            keys.Add(word.Slice(i, 2).ToString());
        }

        if (word.Length == 1)
        {
            keys.Add(word.ToString());
        }
    }

    private static bool IsIdeograph(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') || char.IsHighSurrogate(c);
}
