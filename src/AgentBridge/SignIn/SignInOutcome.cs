namespace CallCenter.AgentBridge.SignIn;

internal enum SignInOutcome
{
    Good,
    Wrong,

    /// <summary>Too many tries at once; the password was not looked at.</summary>
    TooMany,
}
