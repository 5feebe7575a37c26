namespace CallCenter.CallModel.Dialing;

/// <summary>What became of a campaign's attempts in a span of time.</summary>
/// <param name="Answered">people who answered, the abandoned ones included.</param>
/// <param name="Abandoned">those who had no agent in time.</param>
/// <param name="Machines">answered calls that the agent found to be a machine.</param>
public sealed record AnswerCounts(int Dialed, int Answered, int Abandoned, int Machines = 0);
