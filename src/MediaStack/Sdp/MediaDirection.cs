namespace CallCenter.MediaStack.Sdp;

/// <summary>RFC 3264 stream direction, as seen by whoever states it.</summary>
[Flags]
public enum MediaDirection
{
    Inactive = 0,
    SendOnly = 1,
    ReceiveOnly = 2,
    SendReceive = SendOnly | ReceiveOnly,
}
