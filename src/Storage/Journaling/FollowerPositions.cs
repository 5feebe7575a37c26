using CallCenter.CallModel;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Journaling;

/// <summary>Table positions.</summary>
public sealed class FollowerPositions(Db db) : IFollowerPositions
{
    public Task<long> GetAsync(string follower, CancellationToken ct = default) => db.ReadAsync(
        c => c.ExecuteScalar<long?>("SELECT seq FROM positions WHERE name = @follower", new { follower }) ?? 0, ct);

    public Task SetAsync(string follower, long seq, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute(
                "INSERT INTO positions (name, seq) VALUES (@follower, @seq) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq",
                new { follower, seq });
        },
        ct);
}
