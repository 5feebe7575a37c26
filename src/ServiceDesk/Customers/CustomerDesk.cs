namespace CallCenter.ServiceDesk.Customers;

/// <summary>Customers with their rules; numbers are kept and compared as E.164.</summary>
internal sealed class CustomerDesk(ICustomerStore customers, NumberingPlan numbers)
{
    private const int LongestName = 200;
    private const int LongestNotes = 8000;
    private const int MostNumbers = 20;

    public Task<IReadOnlyList<Customer>> FindAsync(string number, CancellationToken ct) => string.IsNullOrWhiteSpace(number)
        ? Task.FromResult<IReadOnlyList<Customer>>([])
        : customers.FindByNumberAsync(numbers.Normalize(number), ct);

    /// <summary>Text or a number in any form.</summary>
    public async Task<IReadOnlyList<Customer>> SearchAsync(string text, int limit, CancellationToken ct)
    {
        var found = await customers.SearchAsync(text.Trim(), limit, ct).ConfigureAwait(false);
        var number = numbers.Normalize(text);
        return found.Count == 0 && number != text.Trim() ? await customers.SearchAsync(number, limit, ct).ConfigureAwait(false) : found;
    }

    public async Task<(Customer? Customer, string? Error)> SaveAsync(Customer customer, CancellationToken ct)
    {
        var typed = customer.Numbers.Where(n => !string.IsNullOrWhiteSpace(n)).ToList();
        if (typed.Find(n => numbers.Read(n) is null) is { } wrong)
        {
            return (null, $"numbers: '{wrong.Trim()}' is not exactly one telephone number");
        }

        var clean = customer with
        {
            Id = customer.Id == Guid.Empty ? Guid.CreateVersion7() : customer.Id,
            Name = customer.Name.Trim(),
            Numbers = [.. typed.Select(n => numbers.Read(n)!).Distinct()],
            Email = Blanks.Trim(customer.Email),
            Company = Blanks.Trim(customer.Company),
            Notes = Blanks.Trim(customer.Notes),
        };
        if (Check(clean) is { } error)
        {
            return (null, error);
        }

        await customers.SaveAsync(clean, ct).ConfigureAwait(false);
        return (clean, null);
    }

    private static string? Check(Customer c) => c switch
    {
        { Name.Length: 0 or > LongestName } => $"name: 1 to {LongestName} characters",
        { Numbers.Count: > MostNumbers } => $"numbers: at most {MostNumbers}",
        { Email: { } email } when email.Length > LongestName || email.IndexOf('@') is < 1 => "email: not an e-mail address",
        { Company.Length: > LongestName } => $"company: at most {LongestName} characters",
        { Notes.Length: > LongestNotes } => $"notes: at most {LongestNotes} characters",
        { ValueClass: not ("A" or "B" or "C") } => "valueClass: A, B or C",
        { Language: not ("en" or "zh") } => "language: en or zh",
        _ => null,
    };
}
