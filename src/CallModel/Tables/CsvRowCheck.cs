using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Tables;

/// <summary>What may be wrong with the rows of any imported table, whatever its columns mean. For one table, row by row.</summary>
public sealed class CsvRowCheck
{
    // What decoders write for bytes that are no letters: the text was damaged before it came here.
    private const char LostLetter = '\uFFFD';

    private int _brokenRow;

    /// <summary>Null: it can be read.</summary>
    /// <param name="width">fields of the header.</param>
    public FieldFault? Fault(CsvRecord record, int width)
    {
        if (record.Fault is not null)
        {
            _brokenRow = record.Row;
            return record.Fault;
        }

        return Torn(record, width) ?? (record.Fields.Any(field => field.Contains(LostLetter))
            ? new FieldFault("row", FaultCode.LostLetters, "holds U+FFFD: letters were lost before the import, save the file as UTF-8")
            : null);
    }

    // Nobody can tell where a row with an open quote ends: the lines behind it are rows again from the first one that looks like a whole one.
    private FieldFault? Torn(CsvRecord record, int width)
    {
        if (_brokenRow > 0 && (record.Fields.Count != width || record.HasStrayQuote))
        {
            return new FieldFault("row", FaultCode.Torn, $"seems to belong to row {_brokenRow}, whose quote is not closed")
            {
                Args = FieldFault.Of(("row", _brokenRow)),
            };
        }

        _brokenRow = 0;
        return null;
    }
}
