namespace CallCenter.PacingSimulator;

/// <summary>What pacing has to reach, and what nobody can: both computed for these parameters, not measured on real calls.</summary>
public static class Bars
{
    private static readonly Dictionary<(int Agents, double Talk), double[]> Least = new()
    {
        [(5, 180)] = [.74, .80, .85], [(10, 180)] = [.80, .84, .875], [(25, 180)] = [.88, .895, .91], [(50, 180)] = [.92, .925, .935], [(100, 180)] = [.945, .95, .955],
        [(5, 60)] = [.64, .69, .74], [(10, 60)] = [.73, .77, .80], [(25, 60)] = [.84, .86, .87], [(50, 60)] = [.895, .905, .915], [(100, 60)] = [.935, .94, .945],
    };

    /// <summary>The occupancy to reach at 3 % abandonment.</summary>
    /// <param name="talk">180 or 60 s.</param>
    /// <param name="answer">0.15, 0.30 or 0.50.</param>
    public static double Occupancy(int agents, double talk, double answer) => Least[(agents, talk)][answer switch { 0.15 => 0, 0.30 => 1, _ => 2 }];

    /// <summary>
    /// The highest occupancy at 3 % of the Markov model (<see cref="Scenario.Markov"/>, work 205 s, 0.30 answered), by value iteration: what is
    /// above it by more than chance has seen the future.
    /// </summary>
    public static double Optimum(int agents) => agents switch { 5 => .863, 10 => .884, 25 => .923, 50 => .949, _ => .969 };
}
