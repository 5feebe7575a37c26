using System.Buffers.Binary;
using System.Net.WebSockets;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;
using CallCenter.Testing.Grammars;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>WebSocket frames (RFC 6455) with SIP in them, some of them impossible, a connection for some twenty of them.</summary>
internal sealed class WebSocketTarget : IFuzzTarget
{
    private const double Spoil = 0.01;
    private const int FramesOfOne = 20;

    private readonly Grammar _grammar = new("sdp", "sip");
    private readonly SipMessagePool _pool = new();
    private readonly MemoryStream _frames = new();
    private readonly byte[] _buffer = new byte[64_100];
    private int _length;
    private int _count;

    public string Name => "WebSocket frames";

    public double Share => 0.02;

    public ReadOnlySpan<byte> Last => _buffer.AsSpan(0, _length);

    public void Feed(Random random)
    {
        var sentence = _grammar.Sentence("message", random, Spoil);
        _length = Frame(sentence, random);
        _length = random.Next(10) == 0 ? Damage.Of(_buffer, _length, random) : _length;
        _frames.Write(Last);
        if (++_count % FramesOfOne == 0)
        {
            _frames.Position = 0;
            ReadAsync(_frames).GetAwaiter().GetResult();
            _frames.SetLength(0);
        }
    }

    public string? Harm() => null;

    public void Dispose() => _frames.Dispose();

    private int Frame(ReadOnlySpan<byte> payload, Random random)
    {
        // text, binary, continuation, close, ping, pong and what there is not; a client's frames are masked
        var opcode = random.Next(10) switch { < 6 => 1, 6 => 2, 7 => 0, 8 => 8 + random.Next(3), _ => random.Next(16) };
        _buffer[0] = (byte)((random.Next(8) == 0 ? 0 : 0x80) | (random.Next(50) == 0 ? 0x70 : 0) | opcode);
        var masked = random.Next(50) != 0;
        var at = 2;
        if (payload.Length < 126)
        {
            _buffer[1] = (byte)payload.Length;
        }
        else if (random.Next(20) == 0)
        {
            _buffer[1] = 127;
            BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(2), random.Next(20) == 0 ? random.NextInt64() : payload.Length);
            at = 10;
        }
        else
        {
            _buffer[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(2), (ushort)payload.Length);
            at = 4;
        }

        if (masked)
        {
            _buffer[1] |= 0x80;
            random.NextBytes(_buffer.AsSpan(at, 4));
            at += 4;
        }

        payload.CopyTo(_buffer.AsSpan(at));
        for (var i = 0; masked && i < payload.Length; i++)
        {
            _buffer[at + i] ^= _buffer[at - 4 + (i & 3)];
        }

        return at + payload.Length;
    }

    private async Task ReadAsync(Stream frames)
    {
        using var socket = WebSocket.CreateFromStream(new OneWay(frames), isServer: true, SipWebSockets.Protocol, TimeSpan.Zero);
        await using var messages = new WebSocketMessages(socket);
        using var framing = new WholeMessageFraming();
        try
        {
            while (await messages.ReadAsync(framing.Room()) is var count and > 0)
            {
                framing.Advance(count);
                ReadMessages(framing);
            }
        }
        catch (IOException)
        {
            // so a connection of nonsense ends
        }
    }

    private void ReadMessages(WholeMessageFraming framing)
    {
        while (framing.Read(out var message) == SipStack.Transport.Frame.Message)
        {
            _pool.Release(_pool.Parse(message));
        }
    }

    /// <summary>Reads what was written before; what is answered is gone.</summary>
    private sealed class OneWay(Stream incoming) : Stream
    {
        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => incoming.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => incoming.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
