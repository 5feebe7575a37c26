namespace CallCenter.CallModel.Mail;

/// <summary>Addresses, in lower case, that get no circulars. They outlive the customer who had one: a list may name it again.</summary>
public interface IOptOutStore
{
    /// <summary>Newest first.</summary>
    /// <param name="part">of the address; null = all.</param>
    Task<IReadOnlyList<OptOut>> ListAsync(string? part, int limit, CancellationToken ct = default);

    /// <summary>Those of these addresses that stand on it.</summary>
    Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> addresses, CancellationToken ct = default);

    /// <summary>Who stands on it already stays as it was.</summary>
    Task AddAsync(OptOut entry, CancellationToken ct = default);

    /// <summary>The address of a circular's recipient. False: nobody has this id (any more).</summary>
    Task<bool> AddAsync(Guid recipient, DateTimeOffset at, CancellationToken ct = default);

    Task<bool> RemoveAsync(string address, CancellationToken ct = default);
}
