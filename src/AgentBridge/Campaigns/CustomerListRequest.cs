namespace CallCenter.AgentBridge.Campaigns;

/// <param name="ValueClasses">some of A, B, C; none = all.</param>
/// <param name="Company">its whole name.</param>
/// <param name="Language">en or zh.</param>
internal sealed record CustomerListRequest(IReadOnlyList<string>? ValueClasses = null, string? Company = null, string? Language = null)
{
    public IReadOnlyList<FieldFault> Faults() => Check.All(
        [Check.OneOf("language", Language ?? "en", "en", "zh"), .. (ValueClasses ?? []).Select(word => Check.OneOf("valueClasses", word, "A", "B", "C"))]);

    public CustomerGroup ToGroup() => new(ValueClasses ?? [], string.IsNullOrWhiteSpace(Company) ? null : Company.Trim(), Language);
}
