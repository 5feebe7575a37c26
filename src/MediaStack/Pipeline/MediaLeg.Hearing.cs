using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Whom a leg hears, and whether their packets are passed on or mixed.</summary>
public sealed partial class MediaLeg
{
    /// <summary>
    /// From now on this leg hears <paramref name="other"/> alone (null: silence) and gets its digits; packets are forwarded on arrival.
    /// One direction: two parties are two of these. For more parties see <see cref="Mixing.MediaRoom"/>.
    /// </summary>
    public void Hear(MediaLeg? other) => HearAll(other is null ? [] : [other]);

    /// <summary>
    /// The same for one that is not in the conversation yet: what is played to this leg pauses as long as sound comes from there, and goes on
    /// when none does.
    /// </summary>
    public void HearOverClips(MediaLeg other)
    {
        lock (_engine.Topology)
        {
            Hear(other);
            _sender.Yields = true;
        }
    }

    /// <summary>From now on this leg hears these: none is silence, one is forwarded on arrival, more are mixed on this leg's ticks.</summary>
    internal void HearAll(MediaLeg[] others)
    {
        lock (_engine.Topology)
        {
            var before = Volatile.Read(ref _hearing);
            var speakers = _closed ? [] : Array.FindAll(others, static o => !o._closed);
            if (speakers.AsSpan().SequenceEqual(before.Speakers))
            {
                return;
            }

            foreach (var gone in before.Speakers.Except(speakers))
            {
                Volatile.Write(ref gone._hearers, Array.FindAll(gone._hearers, h => h != this));
            }

            _sender.Yields = false;
            Volatile.Write(ref _hearing, before.Next(speakers, _engine.Time.GetTimestamp() + _handOver));
            foreach (var added in speakers.Except(before.Speakers))
            {
                Volatile.Write(ref added._hearers, [.. added._hearers, this]);
            }
        }
    }

    private void PassOn(in RtpPacket packet, in Reception reception, long now)
    {
        foreach (var hearer in Volatile.Read(ref _hearers))
        {
            if (!hearer.Forwards(this))
            {
                continue;
            }

            if (reception.NoiseLevel is { } level)
            {
                hearer._sender.Soften(level);
            }
            else
            {
                hearer._sender.Forward(this, packet, reception.Format, reception.Restarted, now);
            }
        }
    }

    /// <summary>The speaker's packets can be forwarded: its codes become ours without decoding. Otherwise it is mixed, were it alone.</summary>
    private bool Forwards(HeardSources hearing) => hearing.Forwarded is { } speaker
        && (Volatile.Read(ref speaker._audio), Volatile.Read(ref _audio)) is var (from, to)
        && (from is null || to is null || from.Format.TranslatesTo(to.Format));

    private bool Forwards(MediaLeg speaker) => Volatile.Read(ref _hearing) is var hearing && hearing.Forwarded == speaker && Forwards(hearing);

    /// <summary>
    /// Where a mix takes over from forwarding, packets go on being forwarded until the speaker's jitter buffer gives sound, so that the
    /// listener hears no gap.
    /// </summary>
    private HeardSources CurrentHearing(long now)
    {
        var hearing = Volatile.Read(ref _hearing);
        if (hearing is { Speakers.Length: > 1, Forwarded: { } forwarded } && (forwarded._voice || now >= hearing.HandOverBy))
        {
            var mixed = hearing with { Forwarded = null };
            return Interlocked.CompareExchange(ref _hearing, mixed, hearing) == hearing ? mixed : Volatile.Read(ref _hearing);
        }

        return hearing;
    }

    /// <summary>Whoever is heard over clips is heard while there is something to hear.</summary>
    private bool Mixes(HeardSources hearing) => hearing.Speakers.Length > 0 && (!_sender.Yields || hearing.Speakers[0]._voice);
}
