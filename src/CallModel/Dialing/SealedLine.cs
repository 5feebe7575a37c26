namespace CallCenter.CallModel.Dialing;

/// <summary>A record as it is stored.</summary>
/// <param name="Seq">from 1, without gaps.</param>
public sealed record SealedLine(long Seq, string Text, string Seal);
