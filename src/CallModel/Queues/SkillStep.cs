namespace CallCenter.CallModel.Queues;

/// <summary>From this wait on a lower level will do.</summary>
/// <param name="Level">0 = the skill is not needed any more.</param>
public sealed record SkillStep(int AfterSeconds, int Level);
