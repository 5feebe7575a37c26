using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Nat;

namespace CallCenter.CtiServer.Options;

/// <summary>Telephone numbers, what may be dialed, and addresses that the world sees.</summary>
internal sealed partial class SettingsReader
{
    private NumberingSettings ReadNumbering() =>
        new(Digits("Numbering:CountryCode", "49"), Digits("Numbering:NationalPrefix", "0"), Digits("Numbering:InternationalPrefix", "00"));

    private List<NumberClass> Classes(string key)
    {
        var classes = new List<NumberClass>();
        foreach (var word in Words(key) ?? ["premium", "satellite"])
        {
            if (word != "none" && !(Enum.TryParse<NumberClass>(word, ignoreCase: true, out var barred) && Enum.IsDefined(barred) && barred != NumberClass.Usual))
            {
                Refuse(key, word, "none, or some of premium, satellite, international with commas between");
            }
            else if (word != "none")
            {
                classes.Add(Enum.Parse<NumberClass>(word, ignoreCase: true));
            }
        }

        return classes;
    }

    private string[] Prefixes(string key)
    {
        var prefixes = Words(key) ?? [];
        foreach (var wrong in prefixes.Where(p => p.TrimStart('+').Any(c => !char.IsAsciiDigit(c) && c is not ('*' or '#'))))
        {
            Refuse(key, wrong, "beginnings of numbers with commas between, such as 0180, +44, 118");
        }

        return prefixes;
    }

    private string[]? Words(string key) => Optional(key)?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);

    private WorldAddress? Public(string key)
    {
        const string scheme = "stun:";
        if (Optional(key) is not { } text)
        {
            return null;
        }

        if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            if (SipUri.TryParse($"sip:{text[scheme.Length..]}", out var uri) && uri is { User: "", Parameters: "", Headers: "" })
            {
                return new WorldAddress(null, new StunServer(uri.Host, uri.Port));
            }
        }
        else if (IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any))
        {
            return new WorldAddress(address, null);
        }

        Refuse(key, text, "the address that the world sees, such as 203.0.113.7, or stun:HOST or stun:HOST:PORT, who says it");
        return null;
    }
}
