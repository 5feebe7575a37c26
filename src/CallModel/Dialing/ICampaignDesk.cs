using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Tables;

namespace CallCenter.CallModel.Dialing;

/// <summary>Campaigns with their rules. Implemented by Dialer.</summary>
public interface ICampaignDesk
{
    IReadOnlyList<PolicyView> Policies { get; }

    Task<IReadOnlyList<CampaignView>> ListAsync(CancellationToken ct = default);

    Task<CampaignView?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>A new campaign is stopped; its id and time of creation are given here.</summary>
    Task<CampaignResult> AddAsync(Campaign campaign, CancellationToken ct = default);

    /// <summary>
    /// Changes everything but the state. A running campaign goes on by it from its next number. Refused with <see cref="Faults.FaultCode.Changed"/>
    /// when somebody else has changed it meanwhile.
    /// </summary>
    /// <param name="campaign">its version is the one that was read; 0 = whatever is stored now.</param>
    Task<CampaignResult> ChangeAsync(Campaign campaign, CancellationToken ct = default);

    /// <summary>Nothing that rings is hung up: what is in flight comes to its end.</summary>
    Task<CampaignResult> SetStateAsync(Guid id, CampaignState state, CancellationToken ct = default);

    /// <summary>What would be dialed and what not, and why. Null: no such campaign.</summary>
    Task<CampaignCheck?> CheckAsync(Guid id, CancellationToken ct = default);

    /// <summary>
    /// Takes a list: a header with the column of the number, and optionally name, zone (IANA), priority; any other column is a field of the
    /// lead. Null: no such campaign.
    /// </summary>
    /// <param name="tryOnly">nothing is taken: the report says what would be.</param>
    Task<LeadImportReport?> ImportAsync(Guid id, IEnumerable<CsvRecord> table, LeadColumns columns, bool tryOnly = false, CancellationToken ct = default);

    /// <summary>What became of the leads, by a column of the list, or by region where it is null. Null: no such campaign.</summary>
    Task<IReadOnlyList<CampaignOutcome>?> OutcomesAsync(Guid id, string? column, CancellationToken ct = default);

    /// <summary>Null: no such campaign.</summary>
    Task<IReadOnlyList<Lead>?> LeadsAsync(Guid id, LeadState? state, int offset, int limit, CancellationToken ct = default);

    /// <summary>Changes one lead by hand; who did it and what is a fact. A lead at the telephone is refused.</summary>
    Task<LeadResult> ChangeLeadAsync(Guid campaign, Guid lead, LeadChange change, string by, CancellationToken ct = default);

    /// <summary>Null: no such campaign.</summary>
    Task<CampaignLive?> LiveAsync(Guid id, CancellationToken ct = default);

    /// <summary>Those that are not stopped, by name.</summary>
    Task<IReadOnlyList<CampaignLive>> LiveAsync(CancellationToken ct = default);

    /// <summary>Null: no campaign has dialed this call.</summary>
    Task<CampaignCall?> FindCallAsync(CallId call, CancellationToken ct = default);

    /// <summary>Keeps what was written down by the script. Null, or what is wrong, at the question's name.</summary>
    Task<Faults.FieldFault?> AnswerAsync(CallId call, IReadOnlyDictionary<string, string> answers, CancellationToken ct = default);

    /// <summary>Puts a number on our own do-not-call list; from now on no campaign dials it. Null, or what is wrong with the number.</summary>
    Task<Faults.FieldFault?> DoNotCallAsync(string number, string by, string? note, CancellationToken ct = default);

    /// <summary>The same with the numbers of a text, one a line, or in the column "number" of a CSV text.</summary>
    /// <returns>how many were read, and lines that are no numbers.</returns>
    Task<(int Taken, int Rejected)> DoNotCallAllAsync(string text, string by, CancellationToken ct = default);

    /// <summary>Takes a number off our own list. False when it does not stand there.</summary>
    Task<bool> CallAgainAsync(string number, string by, CancellationToken ct = default);

    /// <summary>Puts the numbers of a text, one a line, in the place of a registry's list; a text without any leaves the list as it is.</summary>
    /// <returns>how many were read, and lines that are no numbers.</returns>
    Task<(int Taken, int Rejected)> ReplaceRegistryAsync(string list, string text, CancellationToken ct = default);
}
