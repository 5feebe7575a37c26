namespace CallCenter.SipStack.Registration;

/// <summary>A contact came, was refreshed, or went.</summary>
/// <param name="Bound">true when the user has at least one contact after the change.</param>
public sealed record BindingChange(Binding Binding, BindingChangeKind Kind, bool Bound);
