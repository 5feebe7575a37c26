namespace CallCenter.CallModel.Mail;

/// <summary>A circular and how many of its letters stand how; states that nobody has are left out.</summary>
public sealed record CircularView(Circular Circular, IReadOnlyDictionary<CircularLetterState, int> Letters);
