namespace CallCenter.MediaStack.Tests.Pipeline;

internal sealed record Heard(int Type, bool Marker, ushort Sequence, uint Timestamp, uint Ssrc, byte[] Payload);
