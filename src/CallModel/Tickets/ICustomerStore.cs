namespace CallCenter.CallModel.Tickets;

public interface ICustomerStore
{
    Task<Customer?> GetAsync(Guid id, CancellationToken ct = default);

    Task<IReadOnlyList<Customer>> FindByNumberAsync(string e164, CancellationToken ct = default);

    /// <param name="key">as <see cref="CustomerKey.Of"/> writes it: of a customer, a contract or an order.</param>
    Task<IReadOnlyList<Customer>> FindByKeyAsync(string key, CancellationToken ct = default);

    Task<IReadOnlyList<Customer>> SearchAsync(string text, int limit, CancellationToken ct = default);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<Customer>> OfGroupAsync(CustomerGroup group, int limit, CancellationToken ct = default);

    /// <summary>Names of those that still exist.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default);

    /// <summary>
    /// Takes the customer away for good. Tickets stay, without customer and number, and without the name and the numbers where their texts and
    /// histories hold them; callbacks to the numbers go. False when there is no such customer.
    /// </summary>
    Task<bool> EraseAsync(Guid id, CancellationToken ct = default);

    /// <summary>
    /// Stores the customer who stays, with the numbers of both, and gives it the tickets of the other, who goes. In one transaction. False, and
    /// nothing is stored, when <paramref name="from"/> is not stored like this any more or the new Version of <paramref name="into"/> does not follow.
    /// </summary>
    Task<bool> MergeAsync(Customer from, Customer into, CancellationToken ct = default);

    /// <summary>Stores a new version: one more than the stored one, 1 for a new customer. False when that does not hold (any more).</summary>
    Task<bool> SaveAsync(Customer customer, CancellationToken ct = default);
}
