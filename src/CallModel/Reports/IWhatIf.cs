namespace CallCenter.CallModel.Reports;

/// <summary>Plays the past again with other staff or rules. Implemented by Reports.</summary>
public interface IWhatIf
{
    /// <summary>First as it was, then each wanted change. Null: more calls than are played at once.</summary>
    Task<IReadOnlyList<WhatIfOutcome>?> RunAsync(WhatIfQuery query, CancellationToken ct = default);
}
