namespace CallCenter.SipStack.Registration;

/// <summary>Settings of the registrar.</summary>
public sealed record RegistrarOptions
{
    public TimeSpan DefaultExpiry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Shorter wishes get 423.</summary>
    public TimeSpan MinExpiry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longer wishes are cut to this.</summary>
    public TimeSpan MaxExpiry { get; init; } = TimeSpan.FromHours(1);

    public int MaxBindingsPerUser { get; init; } = 10;

    public int MaxBindings { get; init; } = 50_000;
}
