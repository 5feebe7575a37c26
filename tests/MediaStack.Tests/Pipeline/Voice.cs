using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Tests.Audio;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>A far end with a codec of its own: says a tone and knows which it hears.</summary>
internal sealed class Voice(Peer peer, AudioFormat format, int payloadType, double frequency)
{
    private readonly IAudioCodec _encoder = format.NewCodec();
    private readonly IAudioCodec _decoder = format.NewCodec();
    private readonly ToneGenerator _tone = new(frequency, sampleRate: format.SampleRate);
    private readonly List<short> _heard = [];
    private readonly short[] _pcm = new short[6 * format.FrameSamples];
    private readonly byte[] _payload = new byte[1460];

    public List<Heard> Packets { get; } = [];

    public List<byte[]> Sent { get; } = [];

    /// <summary>The next 20 ms.</summary>
    public void Say()
    {
        var pcm = _pcm.AsSpan(0, format.FrameSamples);
        _tone.Fill(pcm);
        var payload = _payload.AsSpan(0, _encoder.Encode(pcm, _payload));
        Sent.Add(payload.ToArray());
        peer.Send(payloadType, false, peer.Sequence++, peer.Timestamp, payload);
        peer.Timestamp += (uint)format.FrameTicks;
    }

    /// <summary>Takes what has come.</summary>
    public void Listen()
    {
        foreach (var packet in peer.Hear().Where(p => p.Type == payloadType))
        {
            Packets.Add(packet);
            _heard.AddRange(_pcm.AsSpan(0, _decoder.Decode(packet.Payload, _pcm)));
        }
    }

    /// <summary>Of a tone in the last half second, dBm0.</summary>
    public double LevelOf(double tone) => Goertzel.Dbm0([.. _heard.TakeLast(format.SampleRate / 2)], tone, format.SampleRate);

    /// <summary>Of all that was heard in these frames, dBm0.</summary>
    public double LevelOf(Range frames) =>
        LevelMeter.Dbm0([.. _heard.Take(new Range(frames.Start.Value * format.FrameSamples, frames.End.Value * format.FrameSamples))]);
}
