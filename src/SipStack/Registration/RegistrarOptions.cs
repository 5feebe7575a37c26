using System.Net;

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

    /// <summary>
    /// Where others than telephones are, a carrier for instance: a contact that would be called there is refused (403) and never called, unless
    /// the REGISTER itself came from there.
    /// </summary>
    public Func<IPEndPoint, bool> IsTaken { get; init; } = _ => false;
}
