namespace CallCenter.CallModel.Contacts;

/// <summary>One thing that a caller did, or that happened, before a person answers.</summary>
/// <param name="Step">where in the flow.</param>
/// <param name="What">the question, the title, the choice, the digits, the queue, the number, or why there is only the keypad.</param>
/// <param name="Heard">the words behind a spoken choice.</param>
public sealed record TrailEntry(TrailKind Kind, string Step, string? What = null, string? Heard = null);
