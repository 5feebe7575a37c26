namespace CallCenter.CallModel.Dialing;

/// <summary>What became of an agent's wish to dial.</summary>
/// <param name="Bar">why the number is not dialed now; null = it is.</param>
public sealed record PreviewDialed(DialBar? Bar);
