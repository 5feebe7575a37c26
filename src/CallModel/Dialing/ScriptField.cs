using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Dialing;

/// <summary>Something that the agent asks and writes down.</summary>
/// <param name="Name">lower-case letters, digits, dash; the answer's name at the lead.</param>
/// <param name="Choices">what may be answered; none = any text.</param>
public sealed record ScriptField(string Name, string Label, bool Required = false)
{
    public IReadOnlyList<string> Choices { get; init => field = Entries.Of(value); } = [];
}
