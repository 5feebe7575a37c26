using System.Text;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>A list of people by chance; what each does stands in the number.</summary>
internal static class CalledPeople
{
    public const string Prefix = "+4930555";

    private static readonly (CalledKind Kind, double Share)[] Mix =
    [
        (CalledKind.Answers, 0.30), (CalledKind.Busy, 0.12), (CalledKind.Silent, 0.33), (CalledKind.Nobody, 0.06), (CalledKind.Machine, 0.15), (CalledKind.Declines, 0.04),
    ];

    public static CalledKind KindOf(string number) => (CalledKind)(number[Prefix.Length] - '0');

    /// <summary>Different numbers; the same seed makes the same list.</summary>
    public static IReadOnlyList<string> Numbers(int count, int seed)
    {
        var random = new Random(seed);
        var numbers = new HashSet<string>();
        while (numbers.Count < count)
        {
            numbers.Add($"{Prefix}{(int)AnyKind(random.NextDouble())}{random.Next(10_000):0000}");
        }

        return [.. numbers];
    }

    public static string Csv(IEnumerable<string> numbers)
    {
        var csv = new StringBuilder("number,name,region\n");
        foreach (var (number, i) in numbers.Select((number, i) => (number, i)))
        {
            csv.Append(number).Append(",Customer ").Append(i).Append(",region ").Append(i % 16).Append('\n');
        }

        return csv.ToString();
    }

    private static CalledKind AnyKind(double chance)
    {
        foreach (var (kind, share) in Mix)
        {
            if ((chance -= share) < 0)
            {
                return kind;
            }
        }

        return Mix[^1].Kind;
    }
}
