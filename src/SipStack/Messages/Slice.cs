namespace CallCenter.SipStack.Messages;

/// <summary>A piece of a message's bytes.</summary>
internal readonly record struct Slice(ushort Start, ushort Length)
{
    public bool IsEmpty => Length == 0;
}
