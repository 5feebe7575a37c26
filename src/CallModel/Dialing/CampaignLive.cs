namespace CallCenter.CallModel.Dialing;

/// <summary>A campaign now: what it does and what holds it.</summary>
/// <param name="Ringing">numbers that were dialed and have neither answered nor failed.</param>
/// <param name="Waiting">people who have answered and have no agent yet.</param>
/// <param name="Talking">people who talk to an agent.</param>
/// <param name="Idle">agents of the queue who are ready.</param>
/// <param name="Busy">those who talk or wrap up.</param>
/// <param name="Risk">that the next call would find no agent, 0..1; null when no risk is reckoned.</param>
/// <param name="RiskLimit">up to which is dialed.</param>
/// <param name="AnswerRate">share of dialed numbers that a person answers, as learned; 0..1.</param>
/// <param name="Why">why not one number more is dialed now; null while there is none, or <paramref name="Bar"/> says it.</param>
/// <param name="Bar">why nothing is dialed at all.</param>
/// <param name="Mode">that the numbers are dialed by now: one for one where a window allows no risk.</param>
/// <param name="ListIsEmpty">nothing of the list is due.</param>
public sealed record CampaignLive(DateTimeOffset At, Guid Campaign, CampaignState State, LeadCounts Leads, int Ringing, int Waiting, int Talking, int Idle, int Busy,
    double? Risk, double? RiskLimit, double? AnswerRate, PacingReason? Why, DialBar? Bar, PacingMode Mode, bool ListIsEmpty, IReadOnlyList<WindowLive> Windows)
{
    /// <summary>Leads that agents look at, or have let dial and wait for.</summary>
    public int Previewing { get; init; }
}
