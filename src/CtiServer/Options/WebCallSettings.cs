namespace CallCenter.CtiServer.Options;

/// <param name="Origins">the web sites that may show "call us"; none = nobody calls from the web.</param>
/// <param name="Numbers">what may be called, the first unless the page says another; none = the default flow alone.</param>
/// <param name="Secret">customers' ids are signed with it; null = none is believed.</param>
/// <param name="MaxCalls">at once.</param>
/// <param name="MaxPerMinute">from one address.</param>
internal sealed record WebCallSettings(IReadOnlyList<string> Origins, IReadOnlyList<string> Numbers, string? Secret, int MaxCalls, int MaxPerMinute);
