using System.Collections.ObjectModel;
using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Health;

/// <summary>One thing to say of a part.</summary>
/// <param name="Code">what pages translate, with <see cref="Args"/>.</param>
/// <param name="Text">the same in English.</param>
public sealed record HealthLine(HealthCode Code, string Text)
{
    /// <summary>What the code's sentence needs, named at <see cref="HealthCode"/>.</summary>
    public IReadOnlyDictionary<string, object> Args { get; init; } = ReadOnlyDictionary<string, object>.Empty;

    public static HealthLine Of(HealthCode code, string text, params ReadOnlySpan<(string Name, object Value)> args) =>
        new(code, text) { Args = FieldFault.Of(args) };
}
