using System.Globalization;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// RFC 4028, as far as the other side wants it: never asked for, always agreed to. When this side is the refresher it refreshes at
/// half time; else it ends the session shortly before the time is up.
/// </summary>
internal sealed class SessionTimer : ITimed
{
    /// <summary>Shorter intervals are refused with 422.</summary>
    public const uint Shortest = 90;

    private readonly TimerQueue _timers;
    private readonly TimerEntry _timer;
    private readonly Action _refresh;
    private readonly Action _expire;
    private uint _seconds;
    private bool _isRefresher;

    public SessionTimer(TimerQueue timers, Action refresh, Action expire)
    {
        (_timers, _refresh, _expire) = (timers, refresh, expire);
        _timer = new TimerEntry(this);
    }

    /// <summary>Session-Expires of an own refreshing request; null when no timer runs.</summary>
    public string? Wish => _seconds == 0 ? null : Text(_seconds, _isRefresher ? "uac" : "uas");

    /// <summary>True when a request asks for less than <see cref="Shortest"/>.</summary>
    public static bool IsTooShort(SipMessage request) => TryRead(request, out var seconds, out _) && seconds < Shortest;

    /// <summary>Takes the wish of a request; returns the Session-Expires of its 2xx, null = no timer.</summary>
    public string? Agree(SipMessage request)
    {
        if (!TryRead(request, out var seconds, out var refresher))
        {
            Stop();
            return null;
        }

        var own = refresher == "uas" || !request.Lists(HeaderId.Supported, "timer"u8);
        Run(seconds, own);
        return Text(seconds, own ? "uas" : "uac");
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

    public void Stop()
    {
        _seconds = 0;
        _timers.Clear(_timer);
    }

    public void OnTimer(TimerEntry timer)
    {
        if (_isRefresher)
        {
            Run(_seconds, own: true);
            _refresh();
        }
        else
        {
            _expire();
        }
    }

    private void Run(uint seconds, bool own)
    {
        (_seconds, _isRefresher) = (seconds, own);
        var wait = own ? seconds / 2 : seconds - Math.Min(32, seconds / 3);
        _timers.Set(_timer, TimeSpan.FromSeconds(wait));
    }

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
