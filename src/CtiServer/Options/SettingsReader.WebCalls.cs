namespace CallCenter.CtiServer.Options;

internal sealed partial class SettingsReader
{
    private const int ShortestSecret = 16;

    private WebCallSettings ReadWebCalls()
    {
        var secret = Optional("WebCalls:Secret");
        if (secret?.Length < ShortestSecret)
        {
            Refuse("WebCalls:Secret", "(not shown)", $"none, or at least {ShortestSecret} characters");
        }

        var numbers = Words("WebCalls:Numbers") ?? [];
        foreach (var wrong in numbers.Where(n => n.Length > 32 || !n.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '*' or '#')))
        {
            Refuse("WebCalls:Numbers", wrong, "numbers that flows are for, with commas between");
        }

        return new WebCallSettings(Origins("WebCalls:Origins"), numbers, secret, Number("WebCalls:MaxCalls", 20, 1, 10_000), Number("WebCalls:MaxPerMinute", 6, 1, 1000))
        {
            CallbackQueue = Optional("WebCalls:CallbackQueue"), CallbackPrefixes = Prefixes("WebCalls:CallbackPrefixes"), MaxCallbacks = Number("WebCalls:MaxCallbacks", 50, 1, 500),
        };
    }
}
