using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CallCenter.CallModel.Tables;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>The first sheet of an Excel workbook, as text.</summary>
internal static class Workbook
{
    /// <summary>Bytes of all its parts unpacked: a small file may hold a very large one.</summary>
    private const long LargestUnpacked = 200 << 20;

    // the reader asks for this encoding, whether a file needs it or not
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Null: it is no workbook, is damaged, or unpacks to too much.</summary>
    public static IReadOnlyList<CsvRecord>? Read(MemoryStream file)
    {
        try
        {
            if (!IsWithinBounds(file))
            {
                return null;
            }

            file.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
            var rows = new List<CsvRecord>();
            while (reader.Read())
            {
                string[] fields = [.. Enumerable.Range(0, Math.Min(reader.FieldCount, CsvReader.MostFields)).Select(at => Text(reader.GetValue(at)))];
                if (fields.Any(field => field.Length > 0))
                {
                    rows.Add(new CsvRecord(rows.Count + 1, Trimmed(fields, rows), null, false));
                }
            }

            return rows;
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or XmlException or FormatException or IOException or ArgumentException
            or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or OverflowException)
        {
            // the reader throws whatever a damaged part makes of it
            return null;
        }
    }

    private static bool IsWithinBounds(MemoryStream file)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var left = LargestUnpacked;
        var buffer = new byte[81920];
        foreach (var part in zip.Entries)
        {
            // what the directory says of the length may be wrong
            using var unpacked = part.Open();
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                if ((left -= read) < 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>A sheet is as wide as its widest row: what is empty beyond the header is no field.</summary>
    private static string[] Trimmed(string[] fields, List<CsvRecord> rows)
    {
        var least = rows.Count > 0 ? rows[0].Fields.Count : 0;
        var length = fields.Length;
        while (length > least && fields[length - 1].Length == 0)
        {
            length--;
        }

        return fields[..length];
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
