namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Texts that a test has put in; a word is found as it stands.</summary>
internal sealed class FakeSaidTexts : ISaidTexts
{
    public List<SaidText> All { get; } = [];

    public Task<IReadOnlyList<SaidText>> FindAsync(string words, long? before, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<SaidText>>([.. All.Where(t => t.Text.Contains(words, StringComparison.OrdinalIgnoreCase) && t.Place < (before ?? long.MaxValue))
            .OrderByDescending(t => t.Place).Take(limit)]);
}
