namespace CallCenter.AgentBridge.SignIn;

/// <param name="User">as typed, whether there is such a user or not.</param>
/// <param name="Address">where the request comes from, see <see cref="ClientAddress"/>.</param>
/// <param name="Known">the session or the device that has proven before that it belongs to this user; null = a stranger.</param>
internal sealed record SignInAttempt(string User, string Address, string? Known);
