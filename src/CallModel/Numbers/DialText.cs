namespace CallCenter.CallModel.Numbers;

/// <summary>What somebody typed to be dialed now: keys and short codes count as they are, unlike in numbers that are kept.</summary>
public static class DialText
{
    /// <summary>Without marks that nobody sees, "tel:", parameters, and a label such as "Tel. ".</summary>
    public static string Of(string typed)
    {
        var (text, _) = NumberText.Subscriber(NumberText.Clean(typed));
        return NumberText.WithoutLabel(text) ?? text;
    }
}
