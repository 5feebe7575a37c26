using CallCenter.CallModel.Journal;
using CallCenter.CallModel.Records;

namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Nobody has called yet.</summary>
internal sealed class NoCalls : ICallRecords
{
    public Task<IReadOnlyList<CallRecord>> ListAsync(CallQuery query, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<CallRecord>>([]);

    public Task<IReadOnlyList<CallRecord>> ListOfTicketAsync(Guid ticketId, int limit = 10_000, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<CallRecord>>([]);

    public Task<string?> LastAgentAsync(Guid ticketId, CancellationToken ct = default) => Task.FromResult<string?>(null);

    public Task<CallRecord?> GetAsync(CallId id, CancellationToken ct = default) => Task.FromResult<CallRecord?>(null);

    public Task<IReadOnlyList<JournalEntry>> EventsAsync(CallId id, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);

    public Task<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>> EventsAsync(IReadOnlyCollection<CallId> ids, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>>(new Dictionary<CallId, IReadOnlyList<JournalEntry>>());
}
