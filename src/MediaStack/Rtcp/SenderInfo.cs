namespace CallCenter.MediaStack.Rtcp;

/// <summary>Sender figures of an SR: NTP time, RTP time of the same moment, packets and payload bytes sent.</summary>
internal readonly record struct SenderInfo(ulong Ntp, uint RtpTimestamp, uint Packets, uint Bytes);
