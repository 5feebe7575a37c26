namespace CallCenter.CallModel.Records;

/// <summary>Full-text search over what was heard in calls, written down in them, and noted about them and on tickets.</summary>
public interface ISaidTexts
{
    /// <summary>
    /// Texts with all of the words, English ones also in other forms and by their beginning, parts of words in Chinese; newest first. Never fails
    /// for what is typed.
    /// </summary>
    /// <param name="before">only those behind this place; null = from the newest on.</param>
    Task<IReadOnlyList<SaidText>> FindAsync(string words, long? before, int limit, CancellationToken ct = default);
}
