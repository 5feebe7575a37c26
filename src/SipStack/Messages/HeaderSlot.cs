namespace CallCenter.SipStack.Messages;

internal readonly record struct HeaderSlot(HeaderId Id, Slice Name, Slice Value);
