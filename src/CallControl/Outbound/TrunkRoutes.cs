using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.CallControl.Outbound;

/// <summary>Finds the way to numbers outside.</summary>
internal sealed class TrunkRoutes(TelephonyOptions options, TrunkTable trunks, SipEndpoint endpoint)
{
    private const int LongestNumber = 64;

    /// <summary>RFC 3261 user characters that people dial, and nothing that could end a header.</summary>
    public static bool IsDialable(string number) =>
        number.Length is > 0 and <= LongestNumber && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '*' or '#' or '-' or '.' or '_');

    /// <summary>Null when no trunk takes outbound calls, or its host cannot be found.</summary>
    /// <param name="number">as the numbering plan has it.</param>
    /// <param name="caller">picks the number to present.</param>
    public async Task<TrunkRoute?> FindAsync(string number, TimeSpan ringTime, Func<TrunkConfig, string?> caller, CancellationToken ct)
    {
        if (trunks.ForOutbound() is not { } trunk)
        {
            return null;
        }

        var presented = caller(trunk) ?? trunk.User ?? "anonymous";
        var target = SipUri.Sip(number, trunk.Host!, trunk.Port, trunk.Transport.UriParameter());
        var call = new OutgoingCall(target, new NameAddr(SipUri.Sip(presented, options.Realm)))
        {
            RingTime = ringTime,
            Login = trunk is { User: { } user, Password: { } password } ? new DigestLogin(user, password) : null,
        };
        return await endpoint.LocateAsync(target, ct) is { } hop ? new TrunkRoute(trunk, number, presented, call, hop.EndPoint.Address) : null;
    }
}
