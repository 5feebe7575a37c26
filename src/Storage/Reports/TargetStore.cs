using CallCenter.CallModel.Reports;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Reports;

/// <summary>Table queue_targets.</summary>
public sealed class TargetStore(Db db) : ITargetStore
{
    public Task<IReadOnlyList<QueueTarget>> ListAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<QueueTarget>>(
        c => [.. c.Query<Row>("SELECT * FROM queue_targets ORDER BY queue, figure, period").Select(row => row.ToTarget())], ct);

    public Task SetAsync(IReadOnlyList<QueueTarget> targets, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute("DELETE FROM queue_targets");
            foreach (var target in targets)
            {
                c.Execute("INSERT INTO queue_targets (queue, figure, period, value) VALUES (@Queue, @Figure, @Period, @Value)",
                    new { target.Queue, Figure = Text.Of(target.Figure), Period = Text.Of(target.Period), target.Value });
            }
        },
        ct);

    private sealed class Row
    {
        public required string Queue { get; init; }

        public required string Figure { get; init; }

        public required string Period { get; init; }

        public double Value { get; init; }

        public QueueTarget ToTarget() => new(Queue, Text.ToEnum<TargetFigure>(Figure), Text.ToEnum<ReportGrouping>(Period), Value);
    }
}
