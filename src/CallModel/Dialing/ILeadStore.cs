using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Dialing;

/// <summary>The campaigns' lists, and the sealed book of what was dialed from them.</summary>
public interface ILeadStore
{
    /// <summary>Adds leads; those whose number the campaign has already are left out.</summary>
    /// <returns>the numbers that were left out.</returns>
    Task<IReadOnlySet<string>> AddAsync(Guid campaign, IReadOnlyList<Lead> leads, CancellationToken ct = default);

    /// <summary>Those of the numbers that the campaign has already.</summary>
    Task<IReadOnlySet<string>> KnownAsync(Guid campaign, IReadOnlyCollection<string> numbers, CancellationToken ct = default);

    Task<Lead?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>A change by hand. False when the lead is not as it was before any more, is being dialed, or its number is another's.</summary>
    Task<bool> ChangeAsync(Lead before, Lead after, CancellationToken ct = default);

    Task<LeadCounts> CountAsync(Guid campaign, CancellationToken ct = default);

    /// <summary>In the order in which they were imported.</summary>
    Task<IReadOnlyList<Lead>> ListAsync(Guid campaign, LeadState? state, int offset, int limit, CancellationToken ct = default);

    /// <summary>Leads that wait and are due: higher priority first, then those that are due longest.</summary>
    Task<IReadOnlyList<Lead>> DueAsync(Guid campaign, DateTimeOffset now, int limit, CancellationToken ct = default);

    /// <summary>Puts waiting leads off; no attempt was made.</summary>
    Task PutOffAsync(IReadOnlyList<Lead> leads, CancellationToken ct = default);

    /// <summary>
    /// Takes a waiting lead for one attempt and writes the record of it, wholly or not at all. Only then it may be dialed. False when
    /// it does not wait any more, or has another number by now.
    /// </summary>
    Task<bool> ClaimAsync(Lead lead, DialRecord dialed, CancellationToken ct = default);

    /// <summary>The attempt is over: the lead as it is now, and the record of it. False when the lead is not being dialed by this call.</summary>
    /// <param name="said">what the called person said of it by a key, written with it, wholly or not at all; null = nothing.</param>
    Task<bool> FinishAsync(Lead lead, DialRecord ended, DialRecord? said = null, CancellationToken ct = default);

    /// <summary>What an agent said of an attempt that is over. The lead may be dialed again when it waits then.</summary>
    Task DisposeAsync(Lead lead, DialRecord disposed, CancellationToken ct = default);

    /// <summary>Puts these answers in the place of those that were there.</summary>
    Task AnswerAsync(Guid lead, IReadOnlyDictionary<string, string> answers, CancellationToken ct = default);

    /// <summary>The lead whose last attempt was this call.</summary>
    Task<Lead?> FindAsync(CallId call, CancellationToken ct = default);

    /// <summary>Leads that this server was dialing when it stopped.</summary>
    Task<IReadOnlyList<Lead>> LeftDialingAsync(CancellationToken ct = default);
}
