namespace CallCenter.ServiceDesk.Customers;

/// <summary>Customers with their rules; numbers are kept and compared as E.164.</summary>
internal sealed class CustomerDesk(ICustomerStore customers, NumberingPlan numbers)
{
    private const int LongestName = 200;
    private const int LongestNotes = 8000;
    private const int MostNumbers = 20;
    private const int LongestKey = 40;
    private const int MostDealings = 100;

    public Task<IReadOnlyList<Customer>> FindAsync(string number, CancellationToken ct) => string.IsNullOrWhiteSpace(number)
        ? Task.FromResult<IReadOnlyList<Customer>>([])
        : customers.FindByNumberAsync(numbers.Normalize(number), ct);

    public Task<IReadOnlyList<Customer>> FindByKeyAsync(string key, CancellationToken ct) =>
        CustomerKey.Of(key) is { Length: > 0 and <= LongestName } word ? customers.FindByKeyAsync(word, ct) : Task.FromResult<IReadOnlyList<Customer>>([]);

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
            Code = Blanks.Trim(customer.Code),
            Contracts = [.. customer.Contracts.Select(c => c with { Number = c.Number?.Trim() ?? "", Product = c.Product?.Trim() ?? "" })],
            Purchases = [.. customer.Purchases
                .Select(p => p with { Product = p.Product?.Trim() ?? "", Order = Blanks.Trim(p.Order), Amount = Blanks.Trim(p.Amount) })
                .OrderByDescending(p => p.On ?? DateOnly.MinValue)],
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
            Code = stays.Code ?? goes.Code,
            Contracts = [.. stays.Contracts.Union(goes.Contracts)],
            Purchases = [.. stays.Purchases.Union(goes.Purchases).OrderByDescending(p => p.On ?? DateOnly.MinValue)],
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
        ?? Check.OneOf("language", c.Language, "en", "zh")
        ?? Check.Longest("code", c.Code, LongestKey)
        ?? Check.Most("contracts", c.Contracts.Count, MostDealings)
        ?? Check.Most("purchases", c.Purchases.Count, MostDealings)
        ?? c.Contracts.Select((contract, i) => FaultOf($"contracts.{i}", contract)).FirstOrDefault(fault => fault is not null)
        ?? c.Purchases.Select((purchase, i) => FaultOf($"purchases.{i}", purchase)).FirstOrDefault(fault => fault is not null);

    private static FieldFault? FaultOf(string at, Contract contract) =>
        Check.Length($"{at}.number", contract.Number, 1, LongestKey)
        ?? Check.Length($"{at}.product", contract.Product, 1, LongestName)
        ?? (contract.Until < contract.From ? new FieldFault($"{at}.until", FaultCode.Range, "must not be before the first day") : null);

    private static FieldFault? FaultOf(string at, Purchase purchase) =>
        Check.Length($"{at}.product", purchase.Product, 1, LongestName)
        ?? Check.Longest($"{at}.order", purchase.Order, LongestKey)
        ?? Check.Longest($"{at}.amount", purchase.Amount, LongestKey);
}
