namespace CallCenter.AgentBridge.Hosting;

/// <summary>Who may call from the web, and whom.</summary>
/// <param name="Origins">the web sites that may show "call us"; none = nobody calls from the web.</param>
/// <param name="Numbers">what may be called, the first unless the page says another; none = the default flow alone.</param>
/// <param name="Secret">customers' ids are signed with it; null = none is believed.</param>
/// <param name="MaxPerMinute">from one address.</param>
public sealed record WebCallRules(IReadOnlyList<string> Origins, IReadOnlyList<string> Numbers, string? Secret, int MaxPerMinute)
{
    /// <summary>What a call is for where no number was set.</summary>
    public const string AnyNumber = "web";

    /// <summary>Where visitors call from.</summary>
    public const string Page = "/call";

    public static readonly WebCallRules Off = new([], [], null, 1);

    public bool IsOn => Origins.Count > 0;

    /// <summary>Whose agents call those who want to be called; null = visitors cannot ask for it.</summary>
    public string? CallbackQueue { get; init; }

    /// <summary>Beginnings of numbers abroad that are called; those of the own country are.</summary>
    public IReadOnlyList<string> CallbackPrefixes { get; init; } = [];

    /// <summary>With so many waiting in the queue no more may ask.</summary>
    public int MaxCallbacks { get; init; } = 50;

    /// <summary>Null for a number that may not be called.</summary>
    public string? NumberFor(string? wanted) =>
        Numbers.Count == 0 ? AnyNumber
        : string.IsNullOrEmpty(wanted) ? Numbers[0]
        : Numbers.FirstOrDefault(n => n.TrimStart('+') == wanted.Trim().TrimStart('+'));
}
