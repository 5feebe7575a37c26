namespace CallCenter.CallModel.Numbers;

/// <summary>
/// Which numbers may be dialed, by whomever: agents' phones, pages, flows and programs alike. The longest prefix that fits decides; where none
/// fits, the number's class does. Emergency numbers are never barred. Immutable.
/// </summary>
/// <param name="classes">those that are barred.</param>
/// <param name="allowed">beginnings of numbers, national or international; "+" alone is every number with a country's code.</param>
/// <param name="barred">the same, for those that are not dialed.</param>
public sealed class DialRules(NumberingPlan plan, IReadOnlyCollection<NumberClass> classes, IEnumerable<string> allowed, IEnumerable<string> barred)
{
    private readonly string[] _allowed = [.. allowed.Select(plan.NormalizePrefix)];
    private readonly string[] _barred = [.. barred.Select(plan.NormalizePrefix)];

    /// <summary>Premium and satellite numbers are barred.</summary>
    public DialRules(NumberingPlan plan)
        : this(plan, [NumberClass.Premium, NumberClass.Satellite], [], [])
    {
    }

    /// <param name="number">in any form.</param>
    public bool Allows(string number)
    {
        var normal = plan.Normalize(number);
        if (plan.IsEmergency(normal))
        {
            return true;
        }

        var (yes, no) = (Longest(_allowed, normal), Longest(_barred, normal));
        return yes == no ? !classes.Contains(plan.ClassOf(normal)) : yes > no;
    }

    private static int Longest(string[] prefixes, string number) =>
        prefixes.Where(prefix => number.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => prefix.Length).DefaultIfEmpty().Max();
}
