namespace CallCenter.Acd.Figures;

/// <summary>One call in progress, as far as the day's totals need it.</summary>
internal sealed class CallFold(string from)
{
    private readonly SelfService _selfService = new();

    public string From { get; } = from;

    public bool SelfServed => _selfService.Served;

    public void Apply(CallFact fact) => _selfService.Apply(fact);
}
