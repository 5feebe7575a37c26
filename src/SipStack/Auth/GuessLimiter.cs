using System.Net;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Auth;

/// <summary>
/// Slows down whoever tries passwords: wrong answers count for the user at that address, for the address over all users, and for the user
/// over all addresses. A telephone that has shown the right password is let through as long as it stays where it is, whatever others try:
/// on its very port past all three counts, elsewhere at its address past the last two. Used on the loop.
/// </summary>
internal sealed class GuessLimiter(TimeProvider time, DigestOptions options)
{
    private const int MostKnown = 50_000;
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);

    private readonly LeakyBuckets<(string User, IPAddress Address)> _pairs = new(time, options.MaxFailures, options.FailureWindow);
    private readonly LeakyBuckets<IPAddress> _addresses = new(time, options.MaxFailuresOfAddress, options.FailureWindow);
    private readonly LeakyBuckets<string> _users = new(time, options.MaxFailuresOfUser, options.FailureWindow);
    private readonly Dictionary<(string User, IPAddress Address), (int Port, long At)> _known = [];

    /// <summary>Whether an answer is looked at now.</summary>
    public bool MayTry(string user, IPEndPoint source)
    {
        var pair = Pair(user, source);
        var isKnown = _known.TryGetValue(pair, out var known) && time.GetElapsedTime(known.At) < KnownFor;
        return (isKnown && known.Port == source.Port)
            || (!_pairs.IsFull(pair) && (isKnown || (!_addresses.IsFull(pair.Address) && !_users.IsFull(pair.User))));
    }

    public void Failed(string user, IPEndPoint source)
    {
        var pair = Pair(user, source);
        if (_known.TryGetValue(pair, out var known) && known.Port == source.Port)
        {
            // Its password was changed, or its port is somebody else's now.
            _known.Remove(pair);
        }

        _pairs.Add(pair);
        _addresses.Add(pair.Address);
        _users.Add(pair.User);
    }

    public void Succeeded(string user, IPEndPoint source)
    {
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[Pair(user, source)] = (source.Port, time.GetTimestamp());
    }

    private static (string User, IPAddress Address) Pair(string user, IPEndPoint source) => (user.ToLowerInvariant(), SourceNetwork.Of(source.Address));
}
