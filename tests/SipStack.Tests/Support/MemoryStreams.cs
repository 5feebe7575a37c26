using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>Connections between endpoints in one process.</summary>
internal sealed class MemoryStreams
{
    private readonly ConcurrentDictionary<IPEndPoint, Listener> _listeners = new();

    public IStreamListener Listen(string address)
    {
        var listener = new Listener(this, IPEndPoint.Parse(address));
        _listeners[listener.LocalEndPoint] = listener;
        return listener;
    }

    private sealed class Listener(MemoryStreams network, IPEndPoint local) : IStreamListener
    {
        private readonly Channel<IPendingStream> _incoming = Channel.CreateUnbounded<IPendingStream>();
        private int _lastPort = 40000;

        public IPEndPoint LocalEndPoint => local;

        public async ValueTask<IPendingStream?> AcceptAsync() =>
            await _incoming.Reader.WaitToReadAsync() && _incoming.Reader.TryRead(out var stream) ? stream : null;

        public IPendingStream Connect(IPEndPoint peer)
        {
            var (there, back) = (new Pipe(), new Pipe());
            var own = new IPEndPoint(local.Address, Interlocked.Increment(ref _lastPort));
            var isThere = network._listeners.TryGetValue(peer, out var listener)
                && listener._incoming.Writer.TryWrite(new Pending(own, new Duplex(there.Reader, back.Writer)));
            return new Pending(peer, isThere ? new Duplex(back.Reader, there.Writer) : null);
        }

        public void Dispose()
        {
            network._listeners.TryRemove(local, out _);
            _incoming.Writer.TryComplete();
        }
    }

    private sealed class Pending(IPEndPoint peer, Stream? stream) : IPendingStream
    {
        public IPEndPoint Peer => peer;

        public ValueTask<Stream> OpenAsync(CancellationToken ct) => stream is null ? throw new IOException("nobody listens") : new(stream);

        public void Dispose() => stream?.Dispose();
    }

    private sealed class Duplex(PipeReader reader, PipeWriter writer) : Stream
    {
        private readonly Stream _in = reader.AsStream();
        private readonly Stream _out = writer.AsStream();

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => _in.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default) => _in.ReadAsync(buffer, ct);

        public override void Write(byte[] buffer, int offset, int count) => _out.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken ct = default) => _out.WriteAsync(buffer, ct);

        public override void Flush() => _out.Flush();

        public override Task FlushAsync(CancellationToken ct) => _out.FlushAsync(ct);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _out.Dispose();
            _in.Dispose();
        }
    }

    /// <summary>One message a frame, as a WebSocket carries them: two bytes of length before each, whatever Content-Length says.</summary>
    public sealed class FrameFraming : IMessageFraming
    {
        private readonly byte[] _bytes = new byte[1 << 17];
        private int _start;
        private int _end;

        public bool IsPartial => _end > _start;

        public Memory<byte> Room()
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
            return _bytes.AsMemory(_end);
        }

        public void Advance(int count) => _end += count;

        public Frame Read(out ReadOnlySpan<byte> message)
        {
            message = default;
            var bytes = _bytes.AsSpan(_start, _end - _start);
            if (bytes.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(bytes) is var length && bytes.Length < 2 + length)
            {
                return Frame.None;
            }

            message = bytes.Slice(2, length);
            _start += 2 + length;
            return Frame.Message;
        }

        public void Write(IBufferWriter<byte> stream, ReadOnlySpan<byte> message)
        {
            BinaryPrimitives.WriteUInt16BigEndian(stream.GetSpan(2), (ushort)message.Length);
            stream.Advance(2);
            stream.Write(message);
        }

        public void Dispose()
        {
        }
    }
}
