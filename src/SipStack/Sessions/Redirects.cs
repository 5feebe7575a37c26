using System.Globalization;
using System.Text;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>Where 3xx responses have sent one INVITE (RFC 3261 §8.1.3.4): each target once, the best first, five in all.</summary>
internal sealed class Redirects
{
    private const int Most = 5;

    private readonly HashSet<string> _known = [];
    private readonly List<(double Q, SipUri Target)> _waiting = [];

    /// <summary>The target is not the owner's own any more: nobody there gets an answer to a challenge.</summary>
    public bool IsElsewhere { get; private set; }

    public void Take(SipMessage response, Func<SipUri, bool> mayFollow)
    {
        foreach (var value in response.Values(HeaderId.Contact))
        {
            if (_known.Count < Most && NameAddrView.TryParse(value, out var address) && UriView.TryParse(address.Uri, out var view) && view.IsSip
                && view.ToUri() is var target && mayFollow(target) && _known.Add(target.ToString()))
            {
                _waiting.Add((QualityOf(address), target));
            }
        }
    }

    /// <summary>Null when there is none left.</summary>
    public SipUri? Next()
    {
        if (_waiting.Count == 0)
        {
            return null;
        }

        var next = _waiting.MaxBy(w => w.Q);
        _waiting.Remove(next);
        IsElsewhere = true;
        return next.Target;
    }

    private static double QualityOf(NameAddrView address) =>
        address.TryParameter("q"u8, out var text) && double.TryParse(Encoding.ASCII.GetString(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q)
            ? q
            : 1;
}
