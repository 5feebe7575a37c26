using System.Globalization;
using System.Text;

namespace CallCenter.AgentBridge.Traces;

/// <summary>Messages one below the other, each under a line with its time, direction and peer.</summary>
internal static class TraceReport
{
    public static string Of(IReadOnlyList<SipTraceMessage> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
        {
            text.Append(message.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
                .Append(message.Sent ? " --> " : " <-- ").Append(message.Transport).Append(' ').Append(message.Peer).Append('\n')
                .Append(message.Text.ReplaceLineEndings("\n").TrimEnd('\n')).Append("\n\n");
        }

        return text.ToString();
    }
}
