namespace CallCenter.AgentBridge.Calls;

/// <summary>A recording as a picture: the loudest sample of each of many equal parts, 0 to 255.</summary>
/// <param name="Seconds">length of the whole.</param>
/// <param name="Left">what the caller said.</param>
/// <param name="Right">what the caller heard; the same as the left of a recording with one side.</param>
internal sealed record PeaksAnswer(double Seconds, IReadOnlyList<int> Left, IReadOnlyList<int> Right);
