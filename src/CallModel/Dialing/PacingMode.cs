namespace CallCenter.CallModel.Dialing;

/// <summary>What decides how many numbers are dialed.</summary>
public enum PacingMode
{
    /// <summary>One line for each idle agent: nobody is abandoned by the dialer's own doing.</summary>
    Progressive,

    /// <summary>A fixed number of lines for each idle agent. Nothing holds the abandonment but the policy's windows.</summary>
    Power,

    /// <summary>As many lines as the risk allows that somebody who answers finds no agent.</summary>
    Predictive,

    /// <summary>An agent looks at each lead first, and says whether it is dialed.</summary>
    Preview,

    /// <summary>No agent: who answers hears a message and replies by a key.</summary>
    Announcement,
}
