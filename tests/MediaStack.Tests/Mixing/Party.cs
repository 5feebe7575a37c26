using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Tests.Pipeline;

namespace CallCenter.MediaStack.Tests.Mixing;

/// <summary>A party with a number, which it says as a tone: whoever hears the tone hears that party.</summary>
internal sealed class Party(int number, MediaLeg leg, Peer peer, bool aLaw)
{
    public const int Level = 4000;

    // periodic in 20 ms: repeated and left-out frames do not break the tone
    private static readonly double[] Frequencies = [400, 550, 750, 950, 1150];

    private readonly short[] _pcm = new short[160];
    private readonly byte[] _codes = new byte[160];

    public MediaLeg Leg { get; } = leg;

    public static Party Open(Bench bench, int number, bool aLaw = false)
    {
        var (leg, peer, _) = bench.OpenLeg(n => aLaw ? n with { Format = AudioFormat.Pcma, PayloadType = 8 } : n);
        peer.PayloadType = aLaw ? 8 : 0;
        return new Party(number, leg, peer, aLaw);
    }

    public void SayNumber()
    {
        for (var i = 0; i < _pcm.Length; i++)
        {
            _pcm[i] = (short)(Level * Math.Sin(2 * Math.PI * Frequencies[number] * i / 8000));
        }

        Say();
    }

    public void Say(short value)
    {
        _pcm.AsSpan().Fill(value);
        Say();
    }

    public void Press(char digit) => peer.Press(digit);

    /// <summary>Frames heard since the last call, decoded.</summary>
    public List<short[]> Hear() => [.. peer.Hear().Where(p => p.Type is 0 or 8).Select(Decode)];

    public List<Heard> HearPackets() => peer.Hear();

    /// <summary>The numbers in a frame, in order, as digits.</summary>
    public static string Numbers(short[] frame) =>
        string.Concat(Enumerable.Range(0, Frequencies.Length).Where(i => Amplitude(frame, Frequencies[i]) > Level / 4));

    /// <summary>The numbers in all frames that came since the last call, each combination once, in order of appearance.</summary>
    public IEnumerable<string> NumbersHeard() => Hear().Select(Numbers).Distinct();

    private void Say()
    {
        if (aLaw)
        {
            G711.EncodeALaw(_pcm, _codes);
        }
        else
        {
            G711.EncodeMuLaw(_pcm, _codes);
        }

        peer.Say(_codes);
    }

    public static short[] Decode(Heard packet)
    {
        var pcm = new short[packet.Payload.Length];
        (packet.Type == 8 ? AudioCodecs.Pcma : AudioCodecs.Pcmu).Decode(packet.Payload, pcm);
        return pcm;
    }

    private static double Amplitude(short[] frame, double frequency)
    {
        double sin = 0, cos = 0;
        for (var i = 0; i < frame.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * frequency * i / 8000);
            (sin, cos) = (sin + (frame[i] * s), cos + (frame[i] * c));
        }

        return 2 * Math.Sqrt((sin * sin) + (cos * cos)) / frame.Length;
    }
}
