using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Queues;

/// <summary>A skill that a queue's callers need or would like.</summary>
/// <param name="Level">least level, 1 to 10.</param>
/// <param name="Preferred">who has it is asked first; others may serve.</param>
public sealed record SkillRule(string Skill, int Level = 1, bool Preferred = false)
{
    /// <summary>Lower demands after longer waits.</summary>
    public IReadOnlyList<SkillStep> Steps { get; init => field = Entries.Of(value); } = [];

    /// <summary>The level that is demanded after a wait; 0 = none any more.</summary>
    public int LevelAfter(double seconds)
    {
        var level = Level;
        foreach (var step in Steps)
        {
            level = seconds >= step.AfterSeconds ? Math.Min(level, step.Level) : level;
        }

        return level;
    }
}
