namespace CallCenter.SipStack.Messages;

/// <summary>The methods that this stack knows by name; everything else is <see cref="Unknown"/> and answered 501.</summary>
public enum SipMethod : byte
{
    Unknown,
    Invite,
    Ack,
    Bye,
    Cancel,
    Options,
    Register,
    Info,
    Update,
    Refer,
    Notify,
    Subscribe,
    Message,
    Prack,
    Publish,
}
