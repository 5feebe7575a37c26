using CallCenter.CallModel.Tables;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>How a list begins.</summary>
/// <param name="Columns">its header.</param>
/// <param name="Rows">the first rows behind it.</param>
internal sealed record ListPreview(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int MostRows = 5;
    private const int LongestField = 200;

    public static ListPreview Of(IEnumerable<CsvRecord> table)
    {
        var rows = table.Take(MostRows + 1).Select(record => (IReadOnlyList<string>)[.. record.Fields.Select(Short)]).ToList();
        return new ListPreview(rows.FirstOrDefault() ?? [], [.. rows.Skip(1)]);
    }

    private static string Short(string field) => field.Length > LongestField ? field[..LongestField] : field;
}
