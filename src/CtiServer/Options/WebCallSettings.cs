namespace CallCenter.CtiServer.Options;

/// <param name="Origins">the web sites that may show "call us"; none = nobody calls from the web.</param>
/// <param name="Numbers">what may be called, the first unless the page says another; none = the default flow alone.</param>
/// <param name="Secret">customers' ids are signed with it; null = none is believed.</param>
/// <param name="MaxCalls">at once.</param>
/// <param name="MaxPerMinute">from one address.</param>
internal sealed record WebCallSettings(IReadOnlyList<string> Origins, IReadOnlyList<string> Numbers, string? Secret, int MaxCalls, int MaxPerMinute)
{
    /// <summary>Whose agents call those who want to be called; null = visitors cannot ask for it.</summary>
    public string? CallbackQueue { get; init; }

    /// <summary>Beginnings of numbers abroad that are called.</summary>
    public IReadOnlyList<string> CallbackPrefixes { get; init; } = [];

    /// <summary>With so many waiting no more may ask.</summary>
    public int MaxCallbacks { get; init; } = 50;
}
