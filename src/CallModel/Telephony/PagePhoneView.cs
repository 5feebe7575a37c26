namespace CallCenter.CallModel.Telephony;

/// <summary>A telephone in a page as the pages show it.</summary>
/// <param name="Instance">the loaded page that is the telephone and has its connection; null = none has.</param>
/// <param name="Trouble">why nobody can be put through (<see cref="Agents.NotReadyReason"/>); null = ready.</param>
/// <param name="Ringing">what rings.</param>
/// <param name="InUse">a call is on it.</param>
public sealed record PagePhoneView(string? Instance, string? Trouble, PageRing? Ringing, bool InUse);
