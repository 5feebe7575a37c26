namespace CallCenter.PacingSimulator;

/// <summary>What one run gave.</summary>
/// <param name="Occupancy">share of the agents' time on duty in talk and wrap-up, after the warm-up.</param>
/// <param name="Answers">people who answered and were to have an agent, from the first second on.</param>
/// <param name="Abandoned">those of them who found no agent within two seconds.</param>
/// <param name="EarlyAbandoned">those of the first quarter of an hour.</param>
/// <param name="IdlePerCall">seconds that agents were idle for each conversation, after the warm-up.</param>
/// <param name="CallsPerHour">conversations of an agent in an hour, after the warm-up.</param>
/// <param name="MostLines">the most lines in flight at once.</param>
/// <param name="EarlyAnswers">people who answered in the first quarter of an hour.</param>
public sealed record Outcome(double Occupancy, int Answers, int Abandoned, int EarlyAnswers, int EarlyAbandoned, double IdlePerCall, double CallsPerHour, int MostLines)
{
    public double Abandonment => Answers == 0 ? 0 : (double)Abandoned / Answers;
}
