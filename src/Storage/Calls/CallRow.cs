using CallCenter.CallModel;
using CallCenter.Storage.Database;

namespace CallCenter.Storage.Calls;

/// <summary>A row of table calls.</summary>
internal sealed record CallRow(CallRecord Record, long FirstSeq, string Facts)
{
    private const string Select = """
        SELECT id, direction, from_number, to_number, caller_name, trunk, started_at, answered_at, ended_at, result, reason, sip_status,
            customer_id, ticket_id, agent, queue, recording, first_seq, facts
        FROM calls WHERE
        """;

    public static CallRow? Find(StoreConnection connection, CallId call) =>
        Query(connection, "id = ?", select => select.Bind(1, call.Value)) is [var row] ? row : null;

    public static IReadOnlyList<CallRow> Query(StoreConnection connection, string where, Action<Statement> bind)
    {
        var select = connection.Prepared($"{Select} {where}");
        bind(select);
        return select.Query(Read);
    }

    public CallState ToState() => new(Record, FirstSeq, CallState.ParseFacts(Facts));

    private static CallRow Read(Statement row) => new(
        new CallRecord(
            new CallId(Guid.Parse(row.TextAt(0)!)),
            Text.ToEnum<CallDirection>(row.TextAt(1)!),
            row.TextAt(2)!,
            row.TextAt(3)!,
            row.TextAt(4),
            row.TextAt(5),
            Text.ToTime(row.NumberAt(6)!.Value),
            Text.ToTime(row.NumberAt(7)),
            Text.ToTime(row.NumberAt(8)),
            row.TextAt(9) is not { } result
                ? null
                : new CallEnd(Text.ToEnum<CallResult>(result), Text.ToEnum<EndReason>(row.TextAt(10)!), (int?)row.NumberAt(11)),
            Text.ToId(row.TextAt(12)),
            Text.ToId(row.TextAt(13)),
            row.TextAt(14),
            row.TextAt(15),
            row.TextAt(16)),
        row.NumberAt(17)!.Value,
        row.TextAt(18)!);
}
