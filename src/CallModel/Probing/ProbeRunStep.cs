namespace CallCenter.CallModel.Probing;

/// <param name="Step">as the script has it: hear "welcome".</param>
/// <param name="Seen">what was heard, and after how long; or how it ended.</param>
public sealed record ProbeRunStep(string Step, bool IsGood, int TookMs, string Seen);
