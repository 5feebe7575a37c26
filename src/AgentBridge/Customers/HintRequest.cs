namespace CallCenter.AgentBridge.Customers;

/// <summary>See <see cref="UpsellHint"/>; an empty word is none.</summary>
internal sealed record HintRequest(string? ValueClass, string? Contract, string? Product, string? En, string? Zh)
{
    public UpsellHint ToHint() => new(ValueClass, Given(Contract), Given(Product), En!.Trim(), Zh!.Trim());

    private static string? Given(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}
