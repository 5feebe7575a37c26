namespace CallCenter.CallModel.Tickets;

public interface ICustomerStore
{
    Task<Customer?> GetAsync(Guid id, CancellationToken ct = default);

    Task<IReadOnlyList<Customer>> FindByNumberAsync(string e164, CancellationToken ct = default);

    Task<IReadOnlyList<Customer>> SearchAsync(string text, int limit, CancellationToken ct = default);

    Task SaveAsync(Customer customer, CancellationToken ct = default);
}
