namespace CallCenter.AgentBridge.Hosting;

internal static class Phone
{
    /// <summary>A plus sign that was not escaped in a query arrives as a blank.</summary>
    public static string FromQuery(string phone) => phone.StartsWith(' ') ? $"+{phone.Trim()}" : phone.Trim();
}
