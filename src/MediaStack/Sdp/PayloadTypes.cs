using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Sdp;

/// <summary>
/// Which payload types an offer of ours gives to formats and events. What is in use keeps its number for the whole session (RFC 3264
/// section 8.3.2), static ones have theirs, the others get what is free.
/// </summary>
internal sealed class PayloadTypes
{
    private const int FirstDynamic = 96;
    private const int EventClock = 8000;

    private readonly Dictionary<AudioFormat, int> _formats = [];
    private readonly List<EventFormat> _events = [];

    /// <param name="current">what was agreed last; null = nothing yet.</param>
    public PayloadTypes(LocalAudio local, NegotiatedAudio? current)
    {
        if (current is not null)
        {
            _formats[current.Format] = current.ReceivedPayloadType;
            if (current.ReceivedEventPayloadType is { } type)
            {
                _events.Add(new EventFormat(type, current.EventClockRate));
            }
        }

        foreach (var format in local.Formats)
        {
            _formats.TryAdd(format, format.StaticPayloadType >= 0 ? format.StaticPayloadType : Free(FirstDynamic));
        }

        foreach (var clock in local.TelephoneEvents ? local.Formats.Select(f => f.ClockRate).Distinct() : [])
        {
            if (EventsAt(clock) is null)
            {
                _events.Add(new EventFormat(Free(clock == EventClock ? local.EventPayloadType : local.EventPayloadType + 1), clock));
            }
        }
    }

    /// <summary>Each clock of the formats has its own (RFC 4733 section 2.4.1).</summary>
    public IReadOnlyList<EventFormat> Events => _events;

    public int Of(AudioFormat format) => _formats[format];

    /// <summary>Null = none are offered.</summary>
    public EventFormat? EventsAt(int clock) => _events.Find(e => e.ClockRate == clock);

    private int Free(int first)
    {
        while (_formats.ContainsValue(first) || _events.Exists(e => e.PayloadType == first))
        {
            first++;
        }

        return first;
    }
}
