using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Knowledge;

/// <summary>
/// The fold of what callers asked. Every write carries the journal position that it comes from; a position that was taken in before
/// changes nothing, so a fold may be repeated after a crash. Implemented by Storage; fed by Knowledge.
/// </summary>
public interface IQuestionStore
{
    /// <summary>The last journal position taken in; 0 at the start.</summary>
    Task<long> PositionAsync(CancellationToken ct = default);

    /// <summary>Nothing to keep up to here.</summary>
    Task AdvanceAsync(long seq, CancellationToken ct = default);

    /// <summary>Groups that further questions may join (all but adopted ones), newest first.</summary>
    Task<IReadOnlyList<QuestionGroup>> LoadGroupsAsync(int limit, CancellationToken ct = default);

    /// <summary>Keeps a question that was answered.</summary>
    Task AddAnsweredAsync(LoggedQuestion question, CancellationToken ct = default);

    /// <summary>Keeps a question without an answer in a group (null: a new one) and returns that group; null when it was taken in before.</summary>
    Task<QuestionGroup?> AddOpenAsync(LoggedQuestion question, long? groupId, CancellationToken ct = default);

    /// <summary>The caller's latest question so far.</summary>
    Task<LoggedQuestion?> LastOfCallAsync(CallId call, CancellationToken ct = default);

    /// <summary>The caller took an offered answer (null) or said that it helped (true): the question is open no more.</summary>
    Task MarkAnsweredAsync(long seq, long askedSeq, bool? helped, CancellationToken ct = default);

    /// <summary>The answer did not help: the question is open in a group (null: a new one), which is returned; null when taken in before.</summary>
    Task<QuestionGroup?> MarkUnhelpfulAsync(long seq, long askedSeq, long? groupId, CancellationToken ct = default);

    /// <summary>Open groups, the most frequent first.</summary>
    Task<IReadOnlyList<OpenQuestion>> ListOpenAsync(int limit, CancellationToken ct = default);

    Task<OpenQuestion?> GetOpenAsync(long groupId, CancellationToken ct = default);

    /// <summary>False when the group is unknown or no longer open.</summary>
    Task<bool> CloseAsync(long groupId, QuestionState state, string by, CancellationToken ct = default);

    Task<IReadOnlyList<QuestionTally>> TallyAsync(DateTimeOffset since, CancellationToken ct = default);
}
