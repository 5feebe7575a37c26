namespace CallCenter.CallModel.Dialing;

/// <summary>A change of one lead by hand; what is null stays as it is.</summary>
/// <param name="Zone">IANA name; "" = not known.</param>
/// <param name="Fields">in the place of all that it has.</param>
/// <param name="ResetAttempts">it is dialed again as if it never was.</param>
/// <param name="Excluded">true: this campaign dials it no more; false: again.</param>
public sealed record LeadChange(string? Number = null, string? Name = null, string? Zone = null, int? Priority = null, IReadOnlyDictionary<string, string>? Fields = null,
    bool ResetAttempts = false, bool? Excluded = null);
