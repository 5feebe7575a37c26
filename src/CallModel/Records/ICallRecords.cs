using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Journal;

namespace CallCenter.CallModel.Records;

public interface ICallRecords
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<CallRecord>> ListAsync(CallQuery query, CancellationToken ct = default);

    /// <summary>Newest first, so many at most.</summary>
    Task<IReadOnlyList<CallRecord>> ListOfTicketAsync(Guid ticketId, int limit = 10_000, CancellationToken ct = default);

    /// <summary>Who served the last of the ticket's ended calls that an agent has served; null when none of the last twenty was.</summary>
    Task<string?> LastAgentAsync(Guid ticketId, CancellationToken ct = default);

    Task<CallRecord?> GetAsync(CallId id, CancellationToken ct = default);

    Task<IReadOnlyList<JournalEntry>> EventsAsync(CallId id, CancellationToken ct = default);

    /// <summary>The events of many calls in one go; a call without any is not among them.</summary>
    Task<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>> EventsAsync(IReadOnlyCollection<CallId> ids, CancellationToken ct = default);
}
