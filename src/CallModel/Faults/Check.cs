namespace CallCenter.CallModel.Faults;

/// <summary>The common rules of fields. Each gives null when the value is good; a value that is null was not given and is good.</summary>
public static class Check
{
    /// <summary>All faults of one request, in the order of its fields.</summary>
    public static IReadOnlyList<FieldFault> All(params ReadOnlySpan<FieldFault?> faults)
    {
        var found = new List<FieldFault>();
        foreach (var fault in faults)
        {
            if (fault is not null)
            {
                found.Add(fault);
            }
        }

        return found;
    }

    public static FieldFault? Given(string field, string? text) => string.IsNullOrWhiteSpace(text) ? FieldFault.Missing(field) : null;

    /// <summary>In characters, both ends included.</summary>
    public static FieldFault? Length(string field, string? text, int min, int max) =>
        text is null || (text.Length >= min && text.Length <= max)
            ? null
            : new FieldFault(field, FaultCode.Length, $"{min} to {max} characters") { Args = FieldFault.Of(("min", min), ("max", max)) };

    /// <summary>In characters.</summary>
    public static FieldFault? Longest(string field, string? text, int max) => text?.Length > max
        ? new FieldFault(field, FaultCode.TooLong, $"at most {max} characters") { Args = FieldFault.Of(("max", max)) }
        : null;

    /// <param name="least">what the least value means, where that is special.</param>
    public static FieldFault? Range(string field, int? value, int min, int max, string? least = null) =>
        value is null || (value >= min && value <= max)
            ? null
            : new FieldFault(field, FaultCode.Range, $"{min}{(least is null ? "" : $" ({least})")} to {max}")
            {
                Args = FieldFault.Of(("min", min), ("max", max)),
            };

    public static FieldFault? Most(string field, int? count, int max) => count > max
        ? new FieldFault(field, FaultCode.TooMany, $"at most {max}") { Args = FieldFault.Of(("max", max)) }
        : null;

    public static FieldFault? OneOf(string field, string? word, params string[] allowed) =>
        word is null || allowed.Contains(word, StringComparer.Ordinal) ? null : FieldFault.NotOneOf(field, allowed);
}
