using System.Globalization;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// RFC 4028, as far as the other side wants it: never asked for, always agreed to. When this side is the refresher it refreshes at
/// half time, and again and again when that is refused for now; whoever refreshes, without an agreement the session ends shortly before
/// the time is up (§10).
/// </summary>
internal sealed class SessionTimer : ITimed
{
    /// <summary>Shorter intervals are refused with 422.</summary>
    public const uint Shortest = 90;

    /// <summary>Longer wishes are cut to a day.</summary>
    private const uint Longest = 86_400;

    private readonly TimerQueue _timers;
    private readonly TimerEntry _timer;
    private readonly Action _refresh;
    private readonly Action _expire;
    private uint _seconds;
    private bool _isRefresher;
    private long _agreedAt;

    public SessionTimer(TimerQueue timers, Action refresh, Action expire)
    {
        (_timers, _refresh, _expire) = (timers, refresh, expire);
        _timer = new TimerEntry(this);
    }

    /// <summary>Session-Expires of an own refreshing request; null when no timer runs.</summary>
    public string? Wish => _seconds == 0 ? null : Text(_seconds, _isRefresher ? "uac" : "uas");

    /// <summary>How long from now until it is too late to refresh.</summary>
    private TimeSpan Left => TimeSpan.FromSeconds(_seconds - Math.Min(32, _seconds / 3)) - _timers.Clock.GetElapsedTime(_agreedAt);

    /// <summary>True when a request asks for less than <see cref="Shortest"/>.</summary>
    public static bool IsTooShort(SipMessage request) => TryRead(request, out var seconds, out _) && seconds < Shortest;

    /// <summary>Takes the wish of a request; returns the Session-Expires of its 2xx, null = none.</summary>
    public string? Agree(SipMessage request)
    {
        var knowsTimers = request.Lists(HeaderId.Supported, "timer"u8);
        if (TryRead(request, out var seconds, out var refresher))
        {
            var own = refresher == "uas" || !knowsTimers;
            Run(seconds, own);
            return Text(_seconds, own ? "uas" : "uac");
        }

        // who says nothing withdraws his own promise to refresh, and does not free this side from its own
        if (!_isRefresher || _seconds == 0)
        {
            Stop();
            return null;
        }

        Run(_seconds, own: true);
        return knowsTimers ? Text(_seconds, "uas") : null;
    }

    /// <summary>Takes what the 2xx to an own request says.</summary>
    public void Agreed(SipMessage response)
    {
        if (TryRead(response, out var seconds, out var refresher))
        {
            Run(seconds, refresher != "uas");
        }
        else
        {
            Stop();
        }
    }

    /// <summary>The refresh was refused for now: it is tried again after a pause, or when the answer says (Retry-After, Min-SE).</summary>
    /// <param name="pause">null = the usual one.</param>
    public void Refused(SipMessage? response, TimeSpan? pause)
    {
        if (_seconds == 0 || !_isRefresher)
        {
            return;
        }

        if (response is { Status: 422 } && response.TryNumber(HeaderId.MinSe, out var least) && least > _seconds)
        {
            _seconds = Math.Min(least, Longest);
            pause = TimeSpan.Zero;
        }
        else if (response is not null && response.TryNumber(HeaderId.RetryAfter, out var seconds))
        {
            pause = TimeSpan.FromSeconds(Math.Min(seconds, Longest));
        }

        Wait(pause ?? Pause());
    }

    public void Stop()
    {
        _seconds = 0;
        _timers.Clear(_timer);
    }

    public void OnTimer(TimerEntry timer)
    {
        if (!_isRefresher || Left <= TimeSpan.Zero)
        {
            _expire();
            return;
        }

        Wait(Pause());
        _refresh();
    }

    private void Run(uint seconds, bool own)
    {
        (_seconds, _isRefresher, _agreedAt) = (Math.Min(seconds, Longest), own, _timers.Clock.GetTimestamp());
        Wait(own ? TimeSpan.FromSeconds(_seconds / 2) : Left);
    }

    private TimeSpan Pause() => TimeSpan.FromSeconds(Math.Clamp(_seconds / 16.0, 2, 30));

    private void Wait(TimeSpan pause) => _timers.Set(_timer, pause < Left ? pause : Left);

    private static bool TryRead(SipMessage message, out uint seconds, out string refresher)
    {
        (seconds, refresher) = (0, "");
        if (!message.TryGet(HeaderId.SessionExpires, out var value))
        {
            return false;
        }

        var semicolon = value.IndexOf((byte)';');
        if (semicolon >= 0 && ParameterReader.TryFind(value[semicolon..], "refresher"u8, out var who))
        {
            refresher = Encoding.ASCII.GetString(who).ToLowerInvariant();
        }

        return Lex.TryNumber(Lex.Trim(semicolon < 0 ? value : value[..semicolon]), out seconds) && seconds > 0;
    }

    private static string Text(uint seconds, string refresher) => string.Create(CultureInfo.InvariantCulture, $"{seconds};refresher={refresher}");
}
