using Dapper;

namespace CallCenter.Storage.Database;

/// <summary>Lists in a statement: one parameter an entry, because lists as one parameter are another thing with each database.</summary>
internal static class InList
{
    /// <summary>Adds the values under names of their own; gives what stands behind IN: "(@queue0, @queue1)", or a list that holds nothing.</summary>
    public static string Of(DynamicParameters parameters, string name, IEnumerable<string> values)
    {
        var places = values.Distinct().Select((value, i) =>
        {
            parameters.Add($"{name}{i}", value);
            return $"@{name}{i}";
        }).ToList();
        return places.Count == 0 ? "(NULL)" : $"({string.Join(", ", places)})";
    }
}
