using CallCenter.CallModel.Tables;

namespace CallCenter.Dialer.Lists;

/// <summary>Reads a list of people out of a table. Each row is a lead, a duplicate of one before it, or rejected.</summary>
internal sealed class LeadTable(NumberingPlan numbers, Guid campaign, LeadColumns columns, DateTimeOffset now)
{
    private const int MostRows = 200_000;
    private const int MostRejections = 1000;
    private const int MostFields = 50;
    private const int LongestField = 500;
    private const int LongestName = 200;
    private const int MostPriority = 100;

    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _seen = [];
    private readonly CsvRowCheck _check = new();
    private string[] _header = [];

    public List<Lead> Leads { get; } = [];

    public List<RowRejection> Rejections { get; } = [];

    public int Rows { get; private set; }

    public int Duplicates { get; private set; }

    public int Rejected { get; private set; }

    public void Read(IEnumerable<CsvRecord> table)
    {
        foreach (var record in table)
        {
            if (record.Row > 1)
            {
                Rows++;
            }

            var fault = record.Row == 1 ? record.Fault ?? ReadHeader(record.Fields)
                : Check.Most("row", Rows, MostRows) ?? _check.Fault(record, _header.Length) ?? ReadRow(record.Fields);
            if (fault is null)
            {
                continue;
            }

            Reject(record.Row, fault);
            if (record.Row == 1)
            {
                return;
            }
        }

        if (_header.Length == 0 && Rejections.Count == 0)
        {
            Reject(1, FieldFault.Missing("number"));
        }
    }

    /// <summary>What is wrong with what a list, or somebody by hand, says of a lead; null = nothing.</summary>
    public static FieldFault? Fault(string? name, string? zone, int priority, IReadOnlyDictionary<string, string> fields) =>
        Check.Longest("name", name, LongestName)
        ?? (string.IsNullOrEmpty(zone) || ZoneNames.Find(zone) is not null ? null : FieldFault.Unknown("zone", "time zone"))
        ?? Check.Range("priority", priority, -MostPriority, MostPriority)
        ?? Check.Most("fields", fields.Count, MostFields)
        ?? fields.Select(field => Check.Longest("fields", field.Key, LongestName) ?? Check.Longest(field.Key, field.Value, LongestField)).FirstOrDefault(fault => fault is not null);

    private void Reject(int row, FieldFault fault)
    {
        if (++Rejected <= MostRejections)
        {
            Rejections.Add(new RowRejection(row, fault));
        }
    }

    private FieldFault? ReadHeader(IReadOnlyList<string> header)
    {
        _header = [.. header.Select(name => name.Trim())];
        for (var place = 0; place < _header.Length; place++)
        {
            if (_header[place].Length > 0 && !_places.TryAdd(_header[place], place))
            {
                return new FieldFault(_header[place], FaultCode.Taken, "stands there twice");
            }
        }

        return _places.ContainsKey(columns.Number) ? Check.Most("row", _header.Length, MostFields) : FieldFault.Missing("number");
    }

    private FieldFault? ReadRow(IReadOnlyList<string> row)
    {
        var (number, name, zone, priority) = (Field(row, columns.Number), Field(row, columns.Name), Field(row, columns.Zone), Field(row, columns.Priority));
        if (number is null)
        {
            return FieldFault.Missing("number");
        }

        if (numbers.Read(number) is not { } dialed)
        {
            return FieldFault.NotPhone("number", number);
        }

        var rank = 0;
        var fault = row.Count > _header.Length ? Check.Most("row", row.Count, _header.Length) : null;
        fault ??= priority is null || int.TryParse(priority, out rank) ? null : new FieldFault("priority", FaultCode.Malformed, "a whole number");
        var fields = Others(row);
        fault ??= Fault(name, zone, rank, fields);
        if (fault is not null)
        {
            return fault;
        }

        if (_seen.Add(dialed))
        {
            Leads.Add(new Lead(Guid.CreateVersion7(now), campaign, dialed, name, zone, rank) { Fields = fields });
        }
        else
        {
            Duplicates++;
        }

        return null;
    }

    private Dictionary<string, string> Others(IReadOnlyList<string> row)
    {
        var fields = new Dictionary<string, string>();
        string[] known = ["", columns.Number, columns.Name, columns.Zone, columns.Priority];
        for (var place = 0; place < Math.Min(row.Count, _header.Length); place++)
        {
            if (!known.Contains(_header[place], StringComparer.OrdinalIgnoreCase) && row[place].Trim() is { Length: > 0 } value)
            {
                fields[_header[place]] = Csv.Unguarded(value);
            }
        }

        return fields;
    }

    private string? Field(IReadOnlyList<string> row, string column) =>
        _places.TryGetValue(column, out var place) && place < row.Count && row[place].Trim() is { Length: > 0 } field ? Csv.Unguarded(field) : null;
}
