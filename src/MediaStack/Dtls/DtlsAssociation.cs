using Org.BouncyCastle.Tls;

namespace CallCenter.MediaStack.Dtls;

/// <summary>
/// One DTLS 1.2 association with a leg's peer (RFC 5764): a handshake on a thread of its own, for keys; after it the peer's repetitions are
/// answered and its goodbye is heard. Safe to use from any thread.
/// </summary>
internal sealed class DtlsAssociation : IDisposable
{
    /// <summary>Anybody who forges the peer's address can spoil a handshake in its beginning.</summary>
    private const int MostAttempts = 3;

    private const int StackSize = 256 * 1024;
    private const byte Handshake = 22;

    private readonly DtlsEndpoint _endpoint;
    private readonly IDtlsOwner _owner;
    private readonly Lock _gate = new();
    private readonly Lock _readGate = new();
    private readonly byte[] _scratch = new byte[2048];
    private DtlsPipe _pipe;
    private DtlsTransport? _secured;
    private bool _running;
    private bool _disposed;
    private int _attempts;

    /// <param name="weConnect">our side is the active one and begins.</param>
    public DtlsAssociation(DtlsEndpoint endpoint, IDtlsOwner owner, CertificateFingerprint theirs, bool weConnect)
    {
        (_endpoint, _owner, Theirs, WeConnect) = (endpoint, owner, theirs, weConnect);
        _pipe = new DtlsPipe(owner.SendDtls);
    }

    public CertificateFingerprint Theirs { get; }

    public bool WeConnect { get; }

    /// <summary>DTLS, by the first byte (RFC 7983).</summary>
    public static bool LooksLikeDtls(ReadOnlySpan<byte> datagram) => datagram.Length > 0 && datagram[0] is >= 20 and <= 63;

    /// <summary>The active side begins, when it has not begun yet.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (!_disposed && !_running && _secured is null && _attempts < MostAttempts && _endpoint.TryBegin())
            {
                _running = true;
                _attempts++;
                new Thread(Run, StackSize) { Name = "dtls", IsBackground = true }.Start();
            }
        }
    }

    /// <summary>A datagram from the peer, on the receive thread.</summary>
    public void Received(ReadOnlySpan<byte> datagram)
    {
        _pipe.Put(datagram);
        if (Volatile.Read(ref _secured) is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.ReadOn(), this, preferLocal: false);
        }
        else if (!WeConnect && datagram[0] == Handshake)
        {
            Begin();
        }
    }

    /// <summary>Says goodbye.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        if (Volatile.Read(ref _secured) is { } secured)
        {
            lock (_readGate)
            {
                secured.Close();
            }
        }

        _pipe.Close();
    }

    private void Run()
    {
        var terms = new DtlsTerms(_endpoint.Identity, Theirs);
        try
        {
            var secured = WeConnect
                ? new DtlsClientProtocol().Connect(new DtlsSrtpClient(terms), _pipe)
                : new DtlsServerProtocol().Accept(new DtlsSrtpServer(terms), _pipe);
            _owner.KeysAgreed(terms.Keys!);
            Volatile.Write(ref _secured, secured);
            ReadOn();
        }
        catch (Exception e)
        {
            // the library's exceptions for what a stranger sends are of many kinds; none of them may end the process
            Failed(e, terms.WrongCertificate);
        }
        finally
        {
            _endpoint.End();
        }
    }

    private void Failed(Exception e, bool wrongCertificate)
    {
        var why = wrongCertificate ? "the peer's certificate is not the one that its SDP names" : e.Message;
        bool over;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _running = false;
            _pipe = new DtlsPipe(_owner.SendDtls);
            over = wrongCertificate || WeConnect || _attempts >= MostAttempts;
        }

        _endpoint.TellFailure(why);
        if (over)
        {
            _owner.HandshakeFailed();
        }
    }

    /// <summary>After the handshake: repeated flights are answered by the library, alerts close the pipe.</summary>
    private void ReadOn()
    {
        lock (_readGate)
        {
            try
            {
                while (!_pipe.IsEmpty && !_pipe.IsClosed)
                {
                    _secured!.Receive(_scratch, 0, _scratch.Length, 1);
                }
            }
            catch (IOException)
            {
                // a fatal alert, or nonsense: the pipe says whether it is over
            }

            if (!_pipe.IsClosed)
            {
                return;
            }
        }

        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _owner.DtlsClosed();
    }
}
