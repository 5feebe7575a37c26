namespace CallCenter.SipStack.Registration;

/// <summary>A contact came, was refreshed, or went (unregistered or expired).</summary>
/// <param name="Bound">true when the user has at least one contact after the change.</param>
public sealed record BindingChange(Binding Binding, bool Removed, bool Bound);
