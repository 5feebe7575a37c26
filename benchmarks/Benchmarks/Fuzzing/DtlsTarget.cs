using CallCenter.MediaStack.Dtls;
using Org.BouncyCastle.Tls;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>A client's handshake, recorded once and damaged on its way, into a server of our own each time (RFC 6347, 5764).</summary>
internal sealed class DtlsTarget : IFuzzTarget
{
    private const int Deadline = 5_000;

    private readonly DtlsIdentity _identity = new(TimeProvider.System);
    private readonly List<byte[]> _flights = [];
    private readonly Queue<byte[]> _waiting = [];
    private byte[] _last = [];
    private int _harmless;

    public DtlsTarget()
    {
        var (client, server) = Wire.Pair();
        client.Sent = datagram => _flights.Add(datagram.ToArray());
        var served = Task.Run(() => new DtlsServerProtocol().Accept(new DtlsSrtpServer(Terms()), server));
        new DtlsClientProtocol().Connect(new DtlsSrtpClient(Terms()), client);
        served.GetAwaiter().GetResult();
    }

    public string Name => "DTLS handshakes";

    public double Share => 0.005;

    public ReadOnlySpan<byte> Last => _last;

    /// <summary>A handshake takes the whole of the client's datagrams; each counts as one input.</summary>
    public void Feed(Random random)
    {
        if (_waiting.Count > 0)
        {
            _last = _waiting.Dequeue();
            return;
        }

        foreach (var flight in _flights)
        {
            var buffer = new byte[flight.Length + 100];
            flight.CopyTo(buffer, 0);
            var length = random.Next(3) == 0 ? flight.Length : Damage.Of(buffer, flight.Length, random);
            _waiting.Enqueue(buffer[..length]);
        }

        try
        {
            new DtlsServerProtocol().Accept(new DtlsSrtpServer(Terms()), new Recorded(new Queue<byte[]>(_waiting)));
        }
        catch (Exception)
        {
            // as in DtlsAssociation: the library's exceptions are of many kinds, and each ends this handshake alone
            _harmless++;
        }

        _last = _waiting.Dequeue();
    }

    public string? Harm()
    {
        var (client, server) = Wire.Pair();
        var served = Task.Run(() => new DtlsServerProtocol().Accept(new DtlsSrtpServer(Terms()), server));
        new DtlsClientProtocol().Connect(new DtlsSrtpClient(Terms()), client);
        return served.Wait(Deadline) && _harmless > 0 ? null : "a good handshake fails";
    }

    public void Dispose()
    {
    }

    private DtlsTerms Terms() => new(_identity, _identity.Fingerprint);

    /// <summary>The datagrams of before, then nobody.</summary>
    private sealed class Recorded(Queue<byte[]> datagrams) : DatagramTransport
    {
        public int GetReceiveLimit() => 2048;

        public int GetSendLimit() => 1200;

        public int Receive(byte[] buf, int off, int len, int waitMillis) => Receive(buf.AsSpan(off, len), waitMillis);

        public int Receive(Span<byte> buffer, int waitMillis)
        {
            if (!datagrams.TryDequeue(out var next))
            {
                throw new IOException("nothing more comes");
            }

            var length = Math.Min(next.Length, buffer.Length);
            next.AsSpan(0, length).CopyTo(buffer);
            return length;
        }

        public void Send(byte[] buf, int off, int len)
        {
        }

        public void Send(ReadOnlySpan<byte> buffer)
        {
        }

        public void Close()
        {
        }
    }

    private delegate void Datagram(ReadOnlySpan<byte> datagram);

    /// <summary>A pipe whose other end is another one's.</summary>
    private static class Wire
    {
        public static (End Client, End Server) Pair()
        {
            var (client, server) = (new End(), new End());
            (client.Other, server.Other) = (server, client);
            return (client, server);
        }

        public sealed class End : DatagramTransport
        {
            private readonly DtlsPipe _pipe;

            public End() => _pipe = new DtlsPipe(datagram =>
            {
                Sent?.Invoke(datagram);
                Other!._pipe.Put(datagram);
            });

            public End? Other { get; set; }

            public Datagram? Sent { get; set; }

            public int GetReceiveLimit() => _pipe.GetReceiveLimit();

            public int GetSendLimit() => _pipe.GetSendLimit();

            public int Receive(byte[] buf, int off, int len, int waitMillis) => _pipe.Receive(buf, off, len, waitMillis);

            public int Receive(Span<byte> buffer, int waitMillis) => _pipe.Receive(buffer, waitMillis);

            public void Send(byte[] buf, int off, int len) => _pipe.Send(buf, off, len);

            public void Send(ReadOnlySpan<byte> buffer) => _pipe.Send(buffer);

            public void Close() => _pipe.Close();
        }
    }
}
