namespace CallCenter.Speech.Measure;

/// <summary>Word errors: substitutions, insertions and deletions against what was said.</summary>
internal static class WordErrors
{
    public static (int Errors, int Words) Count(string said, string heard)
    {
        var a = Words(said);
        var b = Words(heard);
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return (row[b.Length], a.Length);
    }

    private static string[] Words(string text) => string
        .Concat(text.ToLowerInvariant().Replace("i'm", "i am").Replace("what's", "what is").Where(c => char.IsLetterOrDigit(c) || c == ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
