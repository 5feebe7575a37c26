namespace CallCenter.Reports.Tests.Support;

internal static class Reading
{
    public static double? Total(this ReportTable table, string column) => table.Total[table.IndexOf(column)];

    public static double? Value(this ReportTable table, ReportRow row, string column) => row.Values[table.IndexOf(column)];

    private static int IndexOf(this ReportTable table, string column)
    {
        var keys = table.Columns.Select(c => c.Key).ToList();
        Assert.That(keys, Does.Contain(column));
        return keys.IndexOf(column);
    }
}
