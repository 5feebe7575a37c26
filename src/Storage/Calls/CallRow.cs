using System.Data.Common;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Calls;

/// <summary>A row of table calls.</summary>
internal sealed class CallRow
{
    public required string Id { get; init; }
    public required string Direction { get; init; }
    public required string FromNumber { get; init; }
    public required string ToNumber { get; init; }
    public string? CallerName { get; init; }
    public string? Trunk { get; init; }
    public long StartedAt { get; init; }
    public long? AnsweredAt { get; init; }
    public long? EndedAt { get; init; }
    public string? Result { get; init; }
    public string? Reason { get; init; }
    public int? SipStatus { get; init; }
    public string? CustomerId { get; init; }
    public string? TicketId { get; init; }
    public string? Agent { get; init; }
    public string? Queue { get; init; }
    public string? Recording { get; init; }
    public long FirstSeq { get; init; }
    public required string Facts { get; init; }
    public string? Node { get; init; }

    public static CallRow? Find(DbConnection connection, CallId call) =>
        connection.QuerySingleOrDefault<CallRow>("SELECT * FROM calls WHERE id = @Id", new { Id = Text.Of(call.Value) });

    /// <summary>The sequence numbers of many calls' facts.</summary>
    public static IEnumerable<long> FactsOf(DbConnection connection, IReadOnlyCollection<CallId> calls)
    {
        if (calls.Count == 0)
        {
            return [];
        }

        // A list as one parameter is another thing with each database.
        var wanted = new DynamicParameters(calls.Select((call, i) => KeyValuePair.Create($"id{i}", (object)Text.Of(call.Value))));
        var places = string.Join(", ", wanted.ParameterNames.Select(name => $"@{name}"));
        return connection.Query<string>($"SELECT facts FROM calls WHERE id IN ({places})", wanted).SelectMany(CallState.ParseFacts);
    }

    public CallState ToState() => new(ToRecord(), FirstSeq, CallState.ParseFacts(Facts));

    public CallRecord ToRecord() => new(
        new CallId(Guid.Parse(Id)),
        Text.ToEnum<CallDirection>(Direction),
        FromNumber,
        ToNumber,
        CallerName,
        Trunk,
        Text.ToTime(StartedAt),
        Text.ToTime(AnsweredAt),
        Text.ToTime(EndedAt),
        Result is null ? null : new CallEnd(Text.ToEnum<CallResult>(Result), Text.ToEnum<EndReason>(Reason!), SipStatus),
        Text.ToId(CustomerId),
        Text.ToId(TicketId),
        Agent,
        Queue,
        Recording)
    {
        Node = Node,
    };
}
