using System.Net;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Auth;

/// <summary>
/// Slows down whoever tries passwords: wrong answers count for the user at that address, for the address over all users, and for the user
/// over all addresses. A telephone that has shown the right password is let through as long as it stays where it is, whatever others try:
/// on its very port, or by its instance on a new one, past all three counts; else at its address past the last two. One wrong answer that says
/// it comes from there ends that. Used on the loop.
/// </summary>
internal sealed class GuessLimiter(TimeProvider time, DigestOptions options)
{
    private const int MostKnown = 50_000;
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);

    private readonly LeakyBuckets<(string User, IPAddress Address)> _pairs = new(time, options.MaxFailures, options.FailureWindow);
    private readonly LeakyBuckets<IPAddress> _addresses = new(time, options.MaxFailuresOfAddress, options.FailureWindow);
    private readonly LeakyBuckets<string> _users = new(time, options.MaxFailuresOfUser, options.FailureWindow);
    private readonly Dictionary<(string User, IPAddress Address), Telephone> _known = [];

    /// <summary>Whether an answer is looked at now.</summary>
    /// <param name="device">what the telephone says it is (RFC 5626 §4.1); null = nothing.</param>
    public bool MayTry(string user, IPEndPoint source, string? device = null)
    {
        var pair = Pair(user, source);
        var isKnown = _known.TryGetValue(pair, out var known) && time.GetElapsedTime(known.At) < KnownFor;
        return (isKnown && known.Is(source.Port, device))
            || (!_pairs.IsFull(pair) && (isKnown || (!_addresses.IsFull(pair.Address) && !_users.IsFull(pair.User))));
    }

    public void Failed(string user, IPEndPoint source, string? device = null)
    {
        var pair = Pair(user, source);
        if (_known.TryGetValue(pair, out var known) && known.Is(source.Port, device))
        {
            // Its password was changed, or its port or name is somebody else's now.
            _known.Remove(pair);
        }

        _pairs.Add(pair);
        _addresses.Add(pair.Address);
        _users.Add(pair.User);
    }

    public void Succeeded(string user, IPEndPoint source, string? device = null)
    {
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[Pair(user, source)] = new Telephone(source.Port, device, time.GetTimestamp());
    }

    private static (string User, IPAddress Address) Pair(string user, IPEndPoint source) => (user.ToLowerInvariant(), SourceNetwork.Of(source.Address));

    private readonly record struct Telephone(int Port, string? Device, long At)
    {
        public bool Is(int port, string? device) => Port == port || (device is not null && device == Device);
    }
}
