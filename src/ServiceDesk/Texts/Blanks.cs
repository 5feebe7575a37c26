namespace CallCenter.ServiceDesk.Texts;

/// <summary>What people leave around what they type.</summary>
internal static class Blanks
{
    /// <summary>The text without surrounding blanks, null when nothing is left.</summary>
    public static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
