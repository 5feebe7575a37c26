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

    public async Task<(Customer? Customer, FieldFault? Error)> SaveAsync(Customer customer, CancellationToken ct)
    {
        var typed = customer.Numbers.Where(n => !string.IsNullOrWhiteSpace(n)).ToList();
        if (typed.Find(n => numbers.Read(n) is null) is { } wrong)
        {
            return (null, FieldFault.NotPhone("numbers", wrong.Trim()));
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
        if (FaultOf(clean) is { } error)
        {
            return (null, error);
        }

        return await customers.SaveAsync(clean, ct).ConfigureAwait(false) ? (clean, null) : (null, FieldFault.Changed("customer"));
    }

    /// <summary>What the one who stays lacks comes from the other; notes of both are kept.</summary>
    public async Task<(Customer? Customer, FieldFault? Error)> MergeAsync(Guid from, Guid into, CancellationToken ct)
    {
        if (await customers.GetAsync(from, ct).ConfigureAwait(false) is not { } goes)
        {
            return (null, null);
        }

        if (from == into || await customers.GetAsync(into, ct).ConfigureAwait(false) is not { } stays)
        {
            return (null, FieldFault.Unknown("into", "other customer"));
        }

        var both = stays with
        {
            Numbers = [.. stays.Numbers.Union(goes.Numbers)],
            Email = stays.Email ?? goes.Email,
            Company = stays.Company ?? goes.Company,
            Notes = stays.Notes is null || goes.Notes is null ? stays.Notes ?? goes.Notes : $"{stays.Notes}\n{goes.Notes}",
            Version = stays.Version + 1,
        };
        if (FaultOf(both) is { } error)
        {
            return (null, error with { Field = "into" });
        }

        return await customers.MergeAsync(goes, both, ct).ConfigureAwait(false) ? (both, null) : (null, FieldFault.Changed("customer"));
    }

    private static FieldFault? FaultOf(Customer c) =>
        Check.Length("name", c.Name, 1, LongestName)
        ?? Check.Most("numbers", c.Numbers.Count, MostNumbers)
        ?? Check.Longest("email", c.Email, LongestName)
        ?? (c.Email?.IndexOf('@') is < 1 ? new FieldFault("email", FaultCode.NotEmail, "not an e-mail address") : null)
        ?? Check.Longest("company", c.Company, LongestName)
        ?? Check.Longest("notes", c.Notes, LongestNotes)
        ?? Check.OneOf("valueClass", c.ValueClass, "A", "B", "C")
        ?? Check.OneOf("language", c.Language, "en", "zh");
}
