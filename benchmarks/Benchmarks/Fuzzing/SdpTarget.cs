using System.Net;
using CallCenter.MediaStack.Sdp;
using CallCenter.Testing.Grammars;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>Offers and answers into a dialog's negotiation that has agreed before.</summary>
internal sealed class SdpTarget : IFuzzTarget
{
    private const double Spoil = 0.03;
    private static readonly byte[] Good = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0 101\r\n"u8.ToArray();

    private readonly Grammar _grammar = new("sdp");
    private readonly SdpNegotiator _dialog = new(new LocalAudio(IPAddress.Loopback, 5000)
    {
        Security = new LocalSecurity { Policy = EncryptionPolicy.Optional, Offers = KeyExchange.Sdes },
    });

    private readonly byte[] _buffer = new byte[64_000];
    private int _length;

    public string Name => "SDP, offers and answers";

    public double Share => 0.14;

    public ReadOnlySpan<byte> Last => _buffer.AsSpan(0, _length);

    public void Feed(Random random)
    {
        var sentence = _grammar.Sentence("sdp", random, Spoil);
        sentence.CopyTo(_buffer);
        _length = random.Next(4) == 0 ? Damage.Of(_buffer, sentence.Length, random) : sentence.Length;
        if (random.Next(3) != 0)
        {
            _dialog.Answer(Last, (MediaDirection)random.Next(4));
            return;
        }

        _dialog.Offer();
        _dialog.Accept(Last);
        _dialog.Withdraw();
    }

    public string? Harm() => new SdpNegotiator(_dialog.Local).Answer(Good) is SdpOutcome.Agreed ? null : "a good offer is refused";

    public void Dispose()
    {
    }
}
