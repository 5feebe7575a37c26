namespace CallCenter.CallModel.Texts;

/// <summary>Insertions, deletions and exchanges that make one text the other (Levenshtein; with swaps: Damerau's optimal string alignment).</summary>
public static class EditDistance
{
    private const int OnStack = 128;

    /// <summary>The distance in steps.</summary>
    /// <param name="near">characters that are easily taken for each other: their exchange counts half a step.</param>
    /// <param name="swaps">two neighbours in the wrong order, as in typing, count one step instead of two.</param>
    public static double Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, Func<char, char, bool>? near = null, bool swaps = false)
    {
        // in half steps; three rows, for a swap looks back two
        var width = right.Length + 1;
        var rows = width <= OnStack ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var last = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            row[j] = 2 * j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var free = before;
            before = last;
            last = row;
            row = free;
            row[0] = 2 * i;
            for (var j = 1; j < width; j++)
            {
                row[j] = Math.Min(last[j - 1] + Exchange(left[i - 1], right[j - 1], near), Math.Min(last[j], row[j - 1]) + 2);
                if (swaps && i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 2);
                }
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
