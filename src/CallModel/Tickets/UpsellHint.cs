namespace CallCenter.CallModel.Tickets;

/// <summary>What agents may offer to some customers; each condition that is given must hold.</summary>
/// <param name="ValueClass">A, B or C.</param>
/// <param name="Contract">the product of a contract that runs; "*" = of any, "-" = no contract runs.</param>
/// <param name="Product">something that was bought.</param>
public sealed record UpsellHint(string? ValueClass, string? Contract, string? Product, string En, string Zh)
{
    public bool Fits(Customer customer, DateOnly today)
    {
        var running = customer.Contracts.Where(c => c.RunsOn(today)).Select(c => c.Product).ToList();
        return (ValueClass is null || ValueClass == customer.ValueClass)
            && (Contract switch { null => true, "*" => running.Count > 0, "-" => running.Count == 0, _ => running.Any(p => Same(p, Contract)) })
            && (Product is null || customer.Purchases.Any(p => Same(p.Product, Product)));
    }

    private static bool Same(string a, string b) => a.Trim().Equals(b.Trim(), StringComparison.OrdinalIgnoreCase);
}
