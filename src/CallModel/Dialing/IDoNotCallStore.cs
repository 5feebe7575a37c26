namespace CallCenter.CallModel.Dialing;

public interface IDoNotCallStore
{
    /// <summary>An entry that is there already stays as it is.</summary>
    /// <returns>the numbers that were not there.</returns>
    Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DoNotCallEntry> entries, CancellationToken ct = default);

    /// <summary>Takes a number off our own list. False when it does not stand there.</summary>
    Task<bool> RemoveAsync(string number, CancellationToken ct = default);

    /// <summary>Puts these numbers in the place of all that a registry's list has held.</summary>
    Task ReplaceAsync(string list, IReadOnlyCollection<string> numbers, DateTimeOffset asOf, CancellationToken ct = default);

    /// <summary>Newest first.</summary>
    /// <param name="number">the beginning of numbers; null = all.</param>
    Task<IReadOnlyList<DoNotCallEntry>> ListAsync(string? number, int limit, CancellationToken ct = default);

    Task<IReadOnlyList<DoNotCallList>> ListsAsync(CancellationToken ct = default);
}
