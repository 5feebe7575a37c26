namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Mailed reports in memory.</summary>
internal sealed class FakeMailings : IReportMailingStore
{
    private readonly List<ReportMailing> _mailings = [];

    public Task<IReadOnlyList<ReportMailing>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<ReportMailing>>([.. _mailings]);

    public Task<bool> PutAsync(ReportMailing mailing, CancellationToken ct = default)
    {
        var follows = (_mailings.Find(one => one.Id == mailing.Id)?.Version ?? 0) == mailing.Version - 1;
        if (follows)
        {
            _mailings.RemoveAll(one => one.Id == mailing.Id);
            _mailings.Add(mailing);
        }

        return Task.FromResult(follows);
    }

    public Task DoneAsync(Guid id, DateTimeOffset until, string? error, CancellationToken ct = default)
    {
        var at = _mailings.FindIndex(one => one.Id == id);
        _mailings[at] = _mailings[at] with { DoneUntil = until, Error = error };
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_mailings.RemoveAll(one => one.Id == id) > 0);
}
