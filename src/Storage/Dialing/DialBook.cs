using System.Data.Common;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Dialing;

/// <summary>Writes sealed lines into table dial_records. Writers are one after the other (<see cref="IDialect.Begin"/>), so the chain has one end.</summary>
internal static class DialBook
{
    private const string Insert = """
        INSERT INTO dial_records (seq, at, step, campaign_id, number, result, answered, abandoned, disposition, body, seal)
        VALUES (@Seq, @At, @Step, @Campaign, @Number, @Result, @Answered, @Abandoned, @Disposition, @Body, @Seal)
        """;

    public static void Append(DbConnection connection, DialRecord record)
    {
        var (seq, seal) = connection.QuerySingleOrDefault<(long, string?)>("SELECT seq, seal FROM dial_records ORDER BY seq DESC LIMIT 1");
        var body = DialSeal.Text(record);
        connection.Execute(Insert, new
        {
            Seq = seq + 1,
            At = record.At.ToUnixTimeMilliseconds(),
            Step = Text.Of(record.Step),
            Campaign = Text.Of(record.Campaign),
            record.Number,
            Result = record.Result is { } result ? Text.Of(result) : null,
            Answered = record.Answered ? 1 : 0,
            Abandoned = record.Abandoned ? 1 : 0,
            record.Disposition,
            Body = body,
            Seal = DialSeal.Of(seal ?? DialSeal.First, body),
        });
    }
}
