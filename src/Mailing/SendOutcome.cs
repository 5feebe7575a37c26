namespace CallCenter.Mailing;

/// <summary>How a try to hand a letter over ended.</summary>
/// <param name="Error">null = it was taken.</param>
/// <param name="ForGood">no further try will help: the server refuses this letter or this address.</param>
internal sealed record SendOutcome(string? Error = null, bool ForGood = false);
