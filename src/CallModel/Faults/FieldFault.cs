using System.Collections.ObjectModel;

namespace CallCenter.CallModel.Faults;

/// <summary>One field that was refused, and why.</summary>
/// <param name="Field">its name as the API writes it.</param>
/// <param name="Text">the reason in English, to be read after the field's name.</param>
public sealed record FieldFault(string Field, FaultCode Code, string Text)
{
    /// <summary>What the code's sentence needs: limits and words, named at <see cref="FaultCode"/>.</summary>
    public IReadOnlyDictionary<string, object> Args { get; init; } = ReadOnlyDictionary<string, object>.Empty;

    /// <summary>The request was well formed and came too late or at the wrong moment.</summary>
    public bool IsConflict => Code is FaultCode.Changed or FaultCode.IllegalMove or FaultCode.InUse;

    public static FieldFault Missing(string field) => new(field, FaultCode.Missing, "is missing");

    public static FieldFault Unknown(string field, string what) => new(field, FaultCode.Unknown, $"no such {what}");

    /// <summary>The version that was read is not the stored one any more.</summary>
    public static FieldFault Changed(string what) => new("version", FaultCode.Changed, $"somebody else has changed the {what} meanwhile");

    public static FieldFault NotPhone(string field, string value) =>
        new(field, FaultCode.NotPhone, $"'{value}' is no telephone number") { Args = Of(("value", value)) };

    /// <param name="kind">which characters names consist of.</param>
    public static FieldFault NotName(string field, int max, string kind) =>
        new(field, FaultCode.NotName, $"1 to {max} {kind}") { Args = Of(("max", max)) };

    /// <param name="field">what needs it.</param>
    public static FieldFault InUse(string field, params IReadOnlyCollection<string> names) =>
        new(field, FaultCode.InUse, string.Join(", ", names)) { Args = Of(("names", names)) };

    public static FieldFault NotOneOf(string field, IEnumerable<string> allowed)
    {
        string[] words = [.. allowed];
        var text = words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} or {words[^1]}";
        return new(field, FaultCode.NotOneOf, text) { Args = Of(("allowed", words)) };
    }

    public static FieldFault EitherOr(string field, string text, params string[] others) =>
        new(field, FaultCode.EitherOr, text) { Args = Of(("others", others)) };

    public static IReadOnlyDictionary<string, object> Of(params ReadOnlySpan<(string Name, object Value)> args)
    {
        var table = new Dictionary<string, object>(args.Length);
        foreach (var (name, value) in args)
        {
            table.Add(name, value);
        }

        return table;
    }

    public override string ToString() => $"{Field}: {Text}";
}
