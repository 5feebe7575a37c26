namespace CallCenter.CallModel.Dialing;

/// <summary>Leads on agents' screens, one each. Implemented by Dialer; safe from any thread.</summary>
public interface IPreviews
{
    /// <summary>Null: the agent looks at none.</summary>
    LeadPreview? Of(string agent);

    /// <summary>Judges the number once more and dials it. Null: the agent looks at none, or it rings already.</summary>
    Task<PreviewDialed?> DialAsync(string agent, CancellationToken ct = default);

    /// <summary>False: the agent looks at none, or it rings already.</summary>
    Task<bool> SkipAsync(string agent, CancellationToken ct = default);

    /// <summary>Stops the ringing: the attempt counts as one that nobody answered. False: nothing of the agent's rings, or it was answered.</summary>
    Task<bool> CancelAsync(string agent, CancellationToken ct = default);

    /// <summary>An agent's screen has changed; handlers must not wait.</summary>
    event Action<string>? Changed;
}
