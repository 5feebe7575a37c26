namespace CallCenter.Dialer.Detection;

/// <summary>Whether machines are looked for, and what that may cost.</summary>
/// <param name="On">off unless somebody wants it: a person taken for a machine is a call into silence.</param>
/// <param name="Sample">0..1 of what is taken for a machine goes to an agent all the same, who says what it was.</param>
/// <param name="MostWrong">0..1 of the persons who answer may be taken for machines; above it detection switches itself off.</param>
public sealed record DetectionOptions(bool On = false, double Sample = 0.1, double MostWrong = 0.01);
