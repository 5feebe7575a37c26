namespace CallCenter.IvrFlows.Understanding;

/// <summary>Levenshtein's distance: insertions, deletions and exchanges that make one text the other, in halves of a step.</summary>
internal static class EditDistance
{
    private const int OnStack = 128;

    /// <summary>
    /// The distance in steps. Where <paramref name="near"/> says that two characters are easily taken for each other, their exchange counts
    /// half a step.
    /// </summary>
    public static double Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, Func<char, char, bool>? near = null)
    {
        var row = right.Length < OnStack ? stackalloc int[right.Length + 1] : new int[right.Length + 1];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = 2 * column;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = 2 * (i + 1);
            for (var j = 0; j < right.Length; j++)
            {
                var exchanged = diagonal + Exchange(left[i], right[j], near);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(exchanged, Math.Min(row[j], diagonal) + 2);
            }
        }

        return row[^1] / 2.0;
    }

    private static int Exchange(char left, char right, Func<char, char, bool>? near)
    {
        if (left == right)
        {
            return 0;
        }

        return near is not null && near(left, right) ? 1 : 2;
    }
}
