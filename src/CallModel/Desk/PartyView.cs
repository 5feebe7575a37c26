using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Desk;

/// <summary>One who takes part in the call at hand, as the agent's page shows it. Who is held hears music and is heard by nobody.</summary>
/// <param name="Who">an agent's or supervisor's user name, else the number.</param>
/// <param name="Held">hears music.</param>
/// <param name="Muted">hears the others and is heard by nobody: mute, or a supervisor who listens.</param>
/// <param name="Whispers">is heard by the agent alone.</param>
/// <param name="Consulted">talks to the agent, not to the caller.</param>
public sealed record PartyView(LegRole Role, string Who, bool Held = false, bool Muted = false, bool Whispers = false, bool Consulted = false);
