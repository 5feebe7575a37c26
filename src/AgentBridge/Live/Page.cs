using CallCenter.AgentBridge.SignIn;

namespace CallCenter.AgentBridge.Live;

/// <summary>One open page.</summary>
/// <param name="Line">of the session that it was opened with.</param>
internal sealed record Page(string User, bool Supervises, SessionLine Line, PageMailbox Mailbox);
