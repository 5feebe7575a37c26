using System.Globalization;

namespace CallCenter.Storage.Calls;

/// <summary>A call's record and the sequence numbers of the facts that it was folded from. Immutable.</summary>
internal sealed record CallState(CallRecord? Record, long FirstSeq, IReadOnlyList<long> Facts)
{
    /// <summary>Facts beyond this are in the journal but no longer listed with the call.</summary>
    public const int MostFacts = 10_000;

    public static readonly CallState Unknown = new(null, 0, []);

    public bool IsOpen => Record is { EndedAt: null };

    public string FactsText => TextOf(Facts);

    public static string TextOf(IEnumerable<long> facts) => string.Join(',', facts.Select(seq => seq.ToString(CultureInfo.InvariantCulture)));

    public static long[] ParseFacts(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',').Select(seq => long.Parse(seq, CultureInfo.InvariantCulture))];

    /// <summary>The state after some facts of this call, in order.</summary>
    public CallState With(IEnumerable<JournalEntry> entries)
    {
        var record = Record;
        var facts = new List<long>(Facts);
        foreach (var (seq, fact) in entries)
        {
            record = fact switch
            {
                CallFact callFact => CallRecordFold.Apply(record, callFact),
                CustomerChosen chosen => record is null ? null : record with { CustomerId = chosen.CustomerId, TicketId = chosen.TicketId },
                _ => record,
            };
            if (record is not null && facts.Count < MostFacts)
            {
                facts.Add(seq);
            }
        }

        return record is null ? Unknown : new CallState(record, facts[0], facts);
    }
}
