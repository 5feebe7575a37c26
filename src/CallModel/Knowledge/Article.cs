namespace CallCenter.CallModel.Knowledge;

/// <summary>One question with its answer.</summary>
/// <param name="Key">stable name, for instance "meter-reading".</param>
/// <param name="Phrasings">ways in which callers ask it.</param>
/// <param name="Answer">spoken to callers; only of approved articles.</param>
/// <param name="Text">full text for agents and the web.</param>
/// <param name="TreePath">place in the tree, for instance "Billing/Payments".</param>
/// <param name="Version">grows by one with each change.</param>
public sealed record Article(Guid Id, string Key, string Language, string Title, IReadOnlyList<string> Phrasings, string Answer, string? Text,
    string? TreePath, bool Approved, int Version, DateTimeOffset UpdatedAt);
