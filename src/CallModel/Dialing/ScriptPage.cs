using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Dialing;

/// <summary>One page of what the agent says and asks. The first is shown first.</summary>
/// <param name="Id">lower-case letters, digits, dash.</param>
/// <param name="Text">to be read out; {name} is the lead's field of that name.</param>
public sealed record ScriptPage(string Id, string Text)
{
    /// <summary>What is to be written down on this page.</summary>
    public IReadOnlyList<ScriptField> Fields { get; init => field = Entries.Of(value); } = [];

    /// <summary>Where it goes on; none = the end.</summary>
    public IReadOnlyList<ScriptBranch> Branches { get; init => field = Entries.Of(value); } = [];
}
