using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Jitter;

/// <summary>
/// Puts packets into order and gives out one frame each 20 ms. It holds back just what the line's jitter needs: a frame is made up (and
/// the delay grows) when the buffer runs dry or a packet comes too late; a frame is blended away when, for two seconds, more stayed in
/// the buffer than the jitter explains. A sender's drifting clock is absorbed the same way. Not thread-safe.
/// </summary>
/// <param name="sampleRate">Hz.</param>
/// <param name="start">sound held back at the start.</param>
/// <param name="max">the most that is held back.</param>
internal sealed class JitterBuffer(int sampleRate, TimeSpan start, TimeSpan max)
{
    private const int Slots = 64;
    private const int MaxPacketFrames = 12;
    private const int WindowFrames = 100;

    private readonly int _frame = sampleRate / AudioFormat.FramesPerSecond;
    private readonly int _start = (int)(start.TotalSeconds * sampleRate);
    private readonly int _max = (int)(max.TotalSeconds * sampleRate);

    private readonly Slot[] _slots = new Slot[Slots];
    private readonly LossConcealer _concealer = new(sampleRate);
    private readonly ComfortNoise _noise = new();
    private IAudioCodec? _codec;
    private bool _quiet;
    private readonly short[] _pcm = new short[(MaxPacketFrames + 2) * (sampleRate / AudioFormat.FramesPerSecond)];
    private int _pcmCount;
    private bool _started;
    private bool _collecting;
    private int _waited;
    private ushort _next;
    private ushort _highest;
    private int _packetSamples = sampleRate / AudioFormat.FramesPerSecond;
    private bool _stretch;
    private int _dryFrames;
    private int _windowFrames;
    private int _windowLeast = int.MaxValue;
    private int _jitter;

    private struct Slot
    {
        public bool Used;
        public int Length;
        public IAudioCodec? Codec;
        public byte[]? Data;
    }

    /// <summary>Packets that came after their turn.</summary>
    public long Late { get; private set; }

    /// <summary>Frames made up where sound was expected.</summary>
    public long Concealed { get; private set; }

    /// <summary>Lost packets whose sound the next packet has told.</summary>
    public long Recovered { get; private set; }

    /// <summary>Frames blended away to shorten the delay.</summary>
    public long Dropped { get; private set; }

    /// <summary>Sound in the buffer now.</summary>
    public int LevelSamples => _pcmCount + (_started ? (ushort)(_highest - _next + 1) * _packetSamples : 0);

    /// <summary>Forgets everything: the next packet begins a new stream.</summary>
    public void Reset()
    {
        Clear();
        _concealer.Reset();
        (_codec, _quiet) = (null, false);
    }

    /// <param name="sequence">RTP sequence number.</param>
    /// <param name="payload">copied.</param>
    /// <param name="codec">decodes it; null for a packet that only fills its place: an event, which is empty, or comfort noise (RFC 3389).</param>
    /// <param name="jitterSamples">the line's measured jitter.</param>
    public void Put(ushort sequence, ReadOnlySpan<byte> payload, IAudioCodec? codec, int jitterSamples)
    {
        _jitter = jitterSamples;
        if (!_started)
        {
            Begin(sequence);
        }

        int ahead = (short)(sequence - _next);
        if (ahead < 0 && _collecting && (ushort)(_highest - sequence) < Slots / 2)
        {
            _next = sequence;
            ahead = 0;
        }

        if (ahead < 0)
        {
            Late++;
            // what was just missed would have come in time with more delay; older stragglers tell nothing
            _stretch |= -ahead * _packetSamples <= _max;
            return;
        }

        if (ahead >= Slots)
        {
            Clear();
            Begin(sequence);
        }

        ref var slot = ref _slots[sequence % Slots];
        if (!slot.Used)
        {
            Store(ref slot, payload, codec);
            _highest = (short)(sequence - _highest) > 0 ? sequence : _highest;
        }
    }

    /// <summary>The next 20 ms.</summary>
    public FrameKind Get(Span<short> frame)
    {
        if (!_started || StillCollecting())
        {
            return Idle(frame);
        }

        if (_stretch && LevelSamples < _max)
        {
            _stretch = false;
            return MakeUp(frame);
        }

        if (!Decode(_frame))
        {
            return RunDry(frame);
        }

        _dryFrames = 0;
        if (HasExcess() && Decode(2 * _frame))
        {
            BlendFrameAway();
        }

        _pcm.AsSpan(0, _frame).CopyTo(frame);
        Consume(_frame);
        return FrameKind.Voice;
    }

    private void Begin(ushort sequence)
    {
        _started = true;
        _collecting = true;
        _waited = 0;
        _next = sequence;
        _highest = sequence;
    }

    private void Clear()
    {
        for (var i = 0; i < Slots; i++)
        {
            _slots[i].Used = false;
        }

        _started = false;
        _pcmCount = 0;
        _stretch = false;
        _dryFrames = 0;
        RestartWindow();
    }

    private void Store(ref Slot slot, ReadOnlySpan<byte> payload, IAudioCodec? codec)
    {
        if (slot.Data is null || slot.Data.Length < payload.Length)
        {
            slot.Data = new byte[Math.Max(_frame, payload.Length)];
        }

        payload.CopyTo(slot.Data);
        slot.Length = payload.Length;
        slot.Codec = codec;
        slot.Used = true;
    }

    /// <summary>At the start sound is held back until there is enough of it, or enough time has passed.</summary>
    private bool StillCollecting()
    {
        if (!_collecting)
        {
            return false;
        }

        var target = Math.Clamp(3 * _jitter, _start, _max);
        _collecting = LevelSamples < target + _frame && _waited < target;
        _waited += _frame;
        return _collecting;
    }

    /// <summary>Fills the linear samples up to <paramref name="samples"/>; false when the buffer is dry before.</summary>
    private bool Decode(int samples)
    {
        while (_pcmCount < samples)
        {
            if ((short)(_highest - _next) < 0)
            {
                return false;
            }

            ref var slot = ref _slots[_next % Slots];
            _pcmCount += slot.Used ? Sound(ref slot, _pcm.AsSpan(_pcmCount)) : Gap(_pcm.AsSpan(_pcmCount));
            slot.Used = false;
            _next++;
        }

        return true;
    }

    /// <summary>What the packet whose turn it is holds; samples.</summary>
    private int Sound(ref Slot slot, Span<short> room)
    {
        if (slot.Codec is not { } codec)
        {
            if (slot.Length > 0)
            {
                _quiet = true;
                _noise.SetLevel(slot.Data![0]);
            }

            return Fill(room[..Math.Min(_packetSamples, room.Length)]);
        }

        var samples = codec.Decode(slot.Data.AsSpan(0, slot.Length), room[..Math.Min(room.Length, MaxPacketFrames * _frame)]);
        (_codec, _quiet) = (codec, false);
        _packetSamples = samples > 0 ? samples : _packetSamples;
        _concealer.Heard(room[..samples]);
        return samples;
    }

    /// <summary>A packet is missing: its codec makes it up where it can, else what was heard is drawn out; samples.</summary>
    private int Gap(Span<short> room)
    {
        var gap = room[..Math.Min(_packetSamples, room.Length)];
        Concealed++;
        ref var next = ref _slots[(ushort)(_next + 1) % Slots];
        if (!_quiet && _codec?.TryConceal(next is { Used: true, Codec: not null } ? next.Data.AsSpan(0, next.Length) : default, gap) == true)
        {
            Recovered += next.Used ? 1 : 0;
            _concealer.Heard(gap);
            return gap.Length;
        }

        return Fill(gap);
    }

    private int Fill(Span<short> gap)
    {
        _concealer.Fill(gap);
        if (_quiet)
        {
            _noise.Add(gap);
        }

        return gap.Length;
    }

    private FrameKind Idle(Span<short> frame)
    {
        Fill(frame);
        return FrameKind.Idle;
    }

    private FrameKind RunDry(Span<short> frame)
    {
        if (_quiet || ++_dryFrames * _frame > _max)
        {
            // the sender paused: whatever comes next begins with a fresh reserve
            Clear();
            return Idle(frame);
        }

        return MakeUp(frame);
    }

    private FrameKind MakeUp(Span<short> frame)
    {
        Concealed++;
        RestartWindow();
        Fill(frame);
        return FrameKind.Concealed;
    }

    /// <summary>Called once a frame: is there more in the buffer than two seconds of it ever needed?</summary>
    private bool HasExcess()
    {
        var spare = LevelSamples - _frame;
        if (spare > _max)
        {
            return true;
        }

        _windowLeast = Math.Min(_windowLeast, _pcmCount - _frame + ReadySamples());
        if (++_windowFrames < WindowFrames)
        {
            return false;
        }

        var excess = _windowLeast >= Math.Max(_start, _jitter + _frame) + (_frame / 2);
        RestartWindow();
        return excess;
    }

    /// <summary>Sound in the packets that are here without a gap.</summary>
    private int ReadySamples()
    {
        var packets = 0;
        for (var at = _next; packets < Slots && _slots[at % Slots].Used; at++)
        {
            packets++;
        }

        return packets * _packetSamples;
    }

    private void RestartWindow()
    {
        _windowFrames = 0;
        _windowLeast = int.MaxValue;
    }

    /// <summary>Two frames become one: the first fades into the second.</summary>
    private void BlendFrameAway()
    {
        for (var i = 0; i < _frame; i++)
        {
            _pcm[i] = (short)(((_pcm[i] * (_frame - i)) + (_pcm[_frame + i] * i)) / _frame);
        }

        _pcm.AsSpan(2 * _frame, _pcmCount - (2 * _frame)).CopyTo(_pcm.AsSpan(_frame));
        _pcmCount -= _frame;
        Dropped++;
    }

    private void Consume(int samples)
    {
        _pcm.AsSpan(samples, _pcmCount - samples).CopyTo(_pcm);
        _pcmCount -= samples;
    }
}
