using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Dialogs;

/// <summary>The proxies that stay in the path (RFC 3261 §12.1, §12.2.1.1), loose and strict ones.</summary>
internal sealed class RouteSet
{
    public static readonly RouteSet Empty = new([]);

    private const int Longest = 32;

    private readonly byte[][] _routes;
    private readonly byte[]? _firstUri;
    private readonly bool _isStrict;

    private RouteSet(byte[][] routes)
    {
        _routes = routes;
        if (routes.Length > 0 && NameAddrView.TryParse(routes[0], out var first) && UriView.TryParse(first.Uri, out var uri))
        {
            _firstUri = first.Uri.ToArray();
            _isStrict = !uri.TryParameter("lr"u8, out _);
        }
    }

    /// <summary>URI of the first proxy; null when there is none.</summary>
    public byte[]? First => _firstUri;

    /// <summary>Of a call that has not begun: the proxies in the order that it passes them.</summary>
    public static RouteSet Of(IReadOnlyList<string> routes) => routes.Count == 0 ? Empty : new RouteSet([.. routes.Select(System.Text.Encoding.UTF8.GetBytes)]);

    public static RouteSet From(SipMessage message, bool reversed)
    {
        if (!message.Has(HeaderId.RecordRoute))
        {
            return Empty;
        }

        var routes = new List<byte[]>();
        foreach (var value in message.Values(HeaderId.RecordRoute))
        {
            if (routes.Count < Longest && NameAddrView.TryParse(value, out _))
            {
                routes.Add(value.ToArray());
            }
        }

        if (reversed)
        {
            routes.Reverse();
        }

        return new RouteSet([.. routes]);
    }

    /// <summary>A strict router takes the Request-URI's place; the target then stands at the end of Route.</summary>
    public ReadOnlySpan<byte> RequestUri(byte[] target) => _isStrict ? _firstUri : target;

    public void Write(ref SipWriter writer, byte[] target)
    {
        for (var i = _isStrict ? 1 : 0; i < _routes.Length; i++)
        {
            writer.Header(HeaderId.Route, _routes[i]);
        }

        if (_isStrict)
        {
            writer.Begin(HeaderId.Route);
            writer.Write((byte)'<');
            writer.Write(target);
            writer.Write(">\r\n"u8);
        }
    }
}
