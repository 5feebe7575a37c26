using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;
using CallCenter.Testing.Grammars;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>SIP in a stream cut at random places: TCP and TLS.</summary>
internal sealed class StreamTarget : IFuzzTarget
{
    private const double Spoil = 0.01;
    private const int MostMessagesOfOne = 50;

    private readonly Grammar _grammar = new("sdp", "sip");
    private readonly SipMessagePool _pool = new();
    private readonly byte[] _buffer = new byte[64_000];
    private ContentLengthFraming _framing = new();
    private int _length;
    private int _messages;

    public string Name => "SIP in streams";

    public double Share => 0.06;

    public ReadOnlySpan<byte> Last => _buffer.AsSpan(0, _length);

    public void Feed(Random random)
    {
        var sentence = _grammar.Sentence("message", random, Spoil);
        sentence.CopyTo(_buffer);
        _length = random.Next(8) == 0 ? Damage.Of(_buffer, sentence.Length, random) : sentence.Length;
        for (var rest = Last; !rest.IsEmpty;)
        {
            var room = _framing.Room().Span;
            var piece = Math.Min(Math.Min(room.Length, rest.Length), random.Next(1, 2000));
            rest[..piece].CopyTo(room);
            rest = rest[piece..];
            _framing.Advance(piece);
            if (!ReadAll())
            {
                return;
            }
        }
    }

    public string? Harm() => null;

    public void Dispose() => _framing.Dispose();

    // False when the connection would be closed: the next message comes on a new one.
    private bool ReadAll()
    {
        while (true)
        {
            var frame = _framing.Read(out var message);
            if (frame is Frame.Message or Frame.Broken && message.Length <= SipParser.MaxSize)
            {
                _pool.Release(_pool.Parse(message));
                _messages++;
            }

            if (frame == Frame.Broken || _messages > MostMessagesOfOne)
            {
                _framing.Dispose();
                (_framing, _messages) = (new ContentLengthFraming(), 0);
                return false;
            }

            if (frame == Frame.None)
            {
                return true;
            }
        }
    }
}
