using System.Data.Common;
using CallCenter.CallModel.Reports;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Reports;

/// <summary>Table queue_targets.</summary>
public sealed class TargetStore(Db db) : ITargetStore
{
    public Task<IReadOnlyList<QueueTarget>> ListAsync(CancellationToken ct = default) => db.ReadAsync(All, ct);

    public Task<bool> SetAsync(IReadOnlyList<QueueTarget> targets, Func<IReadOnlyList<QueueTarget>, bool>? when = null, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            if (when?.Invoke(All(c)) == false)
            {
                return false;
            }

            c.Execute("DELETE FROM queue_targets");
            foreach (var target in targets)
            {
                c.Execute("INSERT INTO queue_targets (queue, figure, period, value) VALUES (@Queue, @Figure, @Period, @Value)",
                    new { target.Queue, Figure = Text.Of(target.Figure), Period = Text.Of(target.Period), target.Value });
            }

            return true;
        },
        ct);

    private IReadOnlyList<QueueTarget> All(DbConnection c) =>
        db.Rows.Read<Row, QueueTarget>(c, "queue_targets", "SELECT * FROM queue_targets ORDER BY queue, figure, period", row => row.ToTarget());

    private sealed class Row
    {
        public required string Queue { get; init; }

        public required string Figure { get; init; }

        public required string Period { get; init; }

        public double Value { get; init; }

        public QueueTarget ToTarget() => new(Queue, Text.ToEnum<TargetFigure>(Figure), Text.ToEnum<ReportGrouping>(Period), Value);
    }
}
