using System.Net;

namespace CallCenter.SipStack.Auth;

/// <summary>Counts wrong answers by source address, so that passwords cannot be tried by the thousand. Used on the loop.</summary>
internal sealed class FailureLimiter(TimeProvider time, int most, TimeSpan window)
{
    private const int MostAddresses = 20_000;

    private readonly Dictionary<IPAddress, (int Count, long Since)> _failures = [];

    public bool IsBlocked(IPAddress address) =>
        _failures.TryGetValue(address, out var failure) && failure.Count >= most && time.GetElapsedTime(failure.Since) < window;

    public void Failed(IPAddress address)
    {
        if (_failures.Count >= MostAddresses)
        {
            _failures.Clear();
        }

        var now = time.GetTimestamp();
        _failures[address] = _failures.TryGetValue(address, out var failure) && time.GetElapsedTime(failure.Since, now) < window
            ? (failure.Count + 1, failure.Since)
            : (1, now);
    }

    public void Succeeded(IPAddress address) => _failures.Remove(address);
}
