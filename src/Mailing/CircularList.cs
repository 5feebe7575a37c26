using CallCenter.CallModel.Tables;

namespace CallCenter.Mailing;

/// <summary>People for a circular, from a table or from customers. Each is taken, a duplicate of one before, or rejected.</summary>
internal sealed class CircularList
{
    public const int MostPeople = 50_000;

    private const int MostRejections = 1000;
    private const int LongestName = 200;
    private const int LongestText = 2000;
    private const string Email = "email";

    private static readonly string[] Columns = [Email, MailWords.Name, MailWords.Company, MailWords.Number, "language", MailWords.Text];

    private readonly HashSet<string> _seen = [];
    private readonly CsvRowCheck _check = new();
    private Dictionary<string, int> _places = [];
    private int _width;

    public List<CircularRecipient> People { get; } = [];

    public List<RowRejection> Rejections { get; } = [];

    public int Rows { get; private set; }

    public int Duplicates { get; private set; }

    public int Rejected { get; private set; }

    public void Read(IEnumerable<CsvRecord> table)
    {
        foreach (var record in table)
        {
            if (record.Row == 1)
            {
                if ((record.Fault ?? ReadHeader(record.Fields)) is { } wrong)
                {
                    Reject(1, wrong);
                    return;
                }

                continue;
            }

            Take(record.Row, _check.Fault(record, _width), () => OfRow(record.Fields));
        }

        if (_width == 0)
        {
            Reject(1, FieldFault.Missing(Email));
        }
    }

    /// <summary>Those without an address are left out.</summary>
    public void Read(IEnumerable<Customer> customers)
    {
        foreach (var (row, customer) in customers.Where(customer => customer.Email is not null).Index())
        {
            Take(row + 1, null, () => Of(customer.Email!, customer.Name, customer.Company, customer.Numbers.Count > 0 ? customer.Numbers[0] : null, customer.Language, null));
        }
    }

    private void Take(int row, FieldFault? fault, Func<CircularRecipient> read)
    {
        Rows++;
        fault ??= Check.Most("row", Rows, MostPeople);
        var one = fault is null ? read() : null;
        fault ??= FaultOf(one!);
        if (fault is not null)
        {
            Reject(row, fault);
        }
        else if (_seen.Add(one!.Address))
        {
            People.Add(one);
        }
        else
        {
            Duplicates++;
        }
    }

    private void Reject(int row, FieldFault fault)
    {
        if (++Rejected <= MostRejections)
        {
            Rejections.Add(new RowRejection(row, fault));
        }
    }

    private FieldFault? ReadHeader(IReadOnlyList<string> header)
    {
        _width = header.Count;
        var names = header.Select((name, place) => (Name: name.Trim().ToLowerInvariant(), Place: place)).Where(column => Columns.Contains(column.Name)).ToList();
        var twice = names.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1)?.Key;
        _places = names.DistinctBy(column => column.Name).ToDictionary(column => column.Name, column => column.Place);
        return twice is not null ? new FieldFault(twice, FaultCode.Taken, "stands there twice") : _places.ContainsKey(Email) ? null : FieldFault.Missing(Email);
    }

    private CircularRecipient OfRow(IReadOnlyList<string> row)
    {
        string? Field(string column) => _places.TryGetValue(column, out var place) && place < row.Count && row[place].Trim() is { Length: > 0 } text ? Csv.Unguarded(text) : null;
        return Of(Field(Email) ?? "", Field(MailWords.Name) ?? "", Field(MailWords.Company), Field(MailWords.Number), Field("language") ?? "en", Field(MailWords.Text));
    }

    // the id opens the page on which the person says to want no more: it is drawn, not counted
    private static CircularRecipient Of(string address, string name, string? company, string? number, string language, string? text) =>
        new(Guid.NewGuid(), Addresses.Bare(address), name, company, number, language.ToLowerInvariant(), text);

    private static FieldFault? FaultOf(CircularRecipient one) =>
        Addresses.FaultOf(Email, one.Address)
        ?? Check.Longest(MailWords.Name, one.Name, LongestName) ?? Check.Longest(MailWords.Company, one.Company, LongestName)
        ?? Check.Longest(MailWords.Number, one.Number, LongestName) ?? Check.OneOf("language", one.Language, "en", "zh") ?? Check.Longest(MailWords.Text, one.Text, LongestText);
}
