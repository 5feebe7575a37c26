namespace CallCenter.IvrFlows.Understanding;

/// <summary>Levenshtein's distance: insertions, deletions and exchanges that make one text the other.</summary>
internal static class EditDistance
{
    private const int OnStack = 128;

    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var row = right.Length < OnStack ? stackalloc int[right.Length + 1] : new int[right.Length + 1];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = column;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var exchanged = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(exchanged, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
