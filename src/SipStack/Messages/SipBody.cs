using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>A message body: opaque bytes and their content type. The stack never looks inside.</summary>
public sealed record SipBody(string ContentType, ReadOnlyMemory<byte> Content)
{
    public const string SdpType = "application/sdp";

    public static SipBody Sdp(ReadOnlyMemory<byte> sdp) => new(SdpType, sdp);

    /// <summary>The content read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);

    /// <summary>True when the content type is <paramref name="type"/>, parameters and case left aside.</summary>
    public bool Is(string type)
    {
        var own = ContentType.AsSpan();
        var end = own.IndexOf(';');
        return (end < 0 ? own : own[..end]).Trim().Equals(type, StringComparison.OrdinalIgnoreCase);
    }
}
