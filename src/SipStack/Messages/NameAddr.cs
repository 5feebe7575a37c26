using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>An address as From, To, Contact, Route, Refer-To and P-Asserted-Identity carry it (RFC 3261 §20.10).</summary>
/// <param name="DisplayName">without quotes; null when there is none.</param>
/// <param name="Parameters">header parameters after the address, without the first ";"; empty when none.</param>
public sealed record NameAddr(SipUri Uri, string? DisplayName = null, string Parameters = "")
{
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NameAddr? address)
    {
        address = null;
        return text is not null && TryParse(Encoding.UTF8.GetBytes(text), out address);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out NameAddr? address)
    {
        address = null;
        if (!NameAddrView.TryParse(text, out var view) || !UriView.TryParse(view.Uri, out var uri))
        {
            return false;
        }

        var name = Lex.Unquote(view.DisplayName);
        address = new NameAddr(uri.ToUri(), name.Length == 0 ? null : name, Encoding.UTF8.GetString(view.Parameters));
        return true;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        if (DisplayName is not null)
        {
            text.Append('"').Append(DisplayName.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
                .Append("\" ");
        }

        text.Append('<').Append(Uri).Append('>');
        return Parameters.Length == 0 ? text.ToString() : text.Append(';').Append(Parameters).ToString();
    }
}
