using System.Text;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Auth;

/// <summary>The comma-separated pairs of a Digest challenge or answer; null when a pair is not there.</summary>
internal sealed record DigestHeader
{
    public string? User { get; private set; }

    public string? Realm { get; private set; }

    public string? Nonce { get; private set; }

    public string? Uri { get; private set; }

    public string? Response { get; private set; }

    public string? Algorithm { get; private set; }

    public string? Cnonce { get; private set; }

    public string? Nc { get; private set; }

    public string? Qop { get; private set; }

    public string? Opaque { get; private set; }

    public bool Stale { get; private set; }

    private static ReadOnlySpan<byte> Scheme => "Digest"u8;

    /// <summary>False for other schemes and for broken pairs.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out DigestHeader header)
    {
        header = new DigestHeader();
        if (value.Length <= Scheme.Length || !Lex.Same(value[..Scheme.Length], Scheme) || !Lex.IsSpace(value[Scheme.Length]))
        {
            return false;
        }

        var list = new ListReader(value[Scheme.Length..]);
        while (list.Read())
        {
            var equals = list.Current.IndexOf((byte)'=');
            if (equals <= 0)
            {
                return false;
            }

            header.Set(Lex.Trim(list.Current[..equals]), Lex.Unquote(Lex.Trim(list.Current[(equals + 1)..])));
        }

        return header.Realm is not null && header.Nonce is not null;
    }

    private void Set(ReadOnlySpan<byte> name, string value)
    {
        Span<byte> lower = stackalloc byte[16];
        if (name.Length > lower.Length || Ascii.ToLower(name, lower, out var length) != System.Buffers.OperationStatus.Done)
        {
            return;
        }

        switch (Encoding.ASCII.GetString(lower[..length]))
        {
            case "username": User = value; break;
            case "realm": Realm = value; break;
            case "nonce": Nonce = value; break;
            case "uri": Uri = value; break;
            case "response": Response = value; break;
            case "algorithm": Algorithm = value; break;
            case "cnonce": Cnonce = value; break;
            case "nc": Nc = value; break;
            case "qop": Qop = value; break;
            case "opaque": Opaque = value; break;
            case "stale": Stale = value.Equals("true", StringComparison.OrdinalIgnoreCase); break;
            default: break;
        }
    }
}
