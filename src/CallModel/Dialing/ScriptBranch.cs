namespace CallCenter.CallModel.Dialing;

/// <summary>A way on in a script.</summary>
/// <param name="Label">what the person said, as on the button.</param>
/// <param name="To">the page's id.</param>
public sealed record ScriptBranch(string Label, string To);
