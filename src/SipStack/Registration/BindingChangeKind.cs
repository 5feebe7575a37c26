namespace CallCenter.SipStack.Registration;

public enum BindingChangeKind
{
    Added,
    /// <summary>The same contact again: only its time has changed, or the connection behind it.</summary>
    Refreshed,
    /// <summary>Unregistered, expired, or replaced by another contact of the same telephone.</summary>
    Removed,
}
