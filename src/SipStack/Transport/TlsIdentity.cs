using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// The own certificate with its key, out of a PEM file that is read again when it has changed; while the new one cannot be used, the old one
/// stays in use. Any thread.
/// </summary>
public sealed partial class TlsIdentity
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly ILogger<TlsIdentity> _logger;
    private SslStreamCertificateContext _current;
    private byte[] _read;
    private long _lookedAt;

    /// <summary>Throws <see cref="CryptographicException"/> or a file's error; <see cref="TroubleWith"/> says so before.</summary>
    public TlsIdentity(string file, TimeProvider time, ILogger<TlsIdentity> logger)
    {
        (_file, _time, _logger) = (file, time, logger);
        var pem = File.ReadAllText(file);
        (_current, _read, _lookedAt) = (Make(pem), Mark(pem), time.GetTimestamp());
    }

    /// <summary>Why the file's newest content is not in use; null when it is.</summary>
    public string? Trouble { get; private set; }

    public DateTimeOffset ValidUntil => Current.TargetCertificate.NotAfter;

    /// <summary>For the next handshake.</summary>
    public SslStreamCertificateContext Current
    {
        get
        {
            lock (_gate)
            {
                if (_time.GetElapsedTime(_lookedAt) >= LookEvery)
                {
                    _lookedAt = _time.GetTimestamp();
                    Look();
                }

                return _current;
            }
        }
    }

    /// <summary>Why a file cannot be used; null when it can.</summary>
    public static string? TroubleWith(string file)
    {
        try
        {
            Make(File.ReadAllText(file));
            return null;
        }
        catch (Exception e) when (IsUnusable(e))
        {
            return e.Message;
        }
    }

    private static bool IsUnusable(Exception e) => e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException;

    // The first certificate is the own one, the others lead to its authority.
    private static SslStreamCertificateContext Make(string pem)
    {
        var own = X509Certificate2.CreateFromPem(pem, pem);
        var others = new X509Certificate2Collection();
        others.ImportFromPem(pem);
        others.RemoveAt(0);
        return SslStreamCertificateContext.Create(own, others, offline: true);
    }

    private static byte[] Mark(string pem) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(pem));

    private void Look()
    {
        try
        {
            var pem = File.ReadAllText(_file);
            var mark = Mark(pem);
            if (mark.AsSpan().SequenceEqual(_read))
            {
                return;
            }

            _read = mark;
            _current = Make(pem);
            Trouble = null;
            LogRenewed(_file, _current.TargetCertificate.Subject, _current.TargetCertificate.NotAfter);
        }
        catch (Exception e) when (IsUnusable(e))
        {
            if (Trouble is null)
            {
                LogUnusable(_file, e.Message);
            }

            Trouble = e.Message;
        }
    }

    [LoggerMessage(EventId = 1020, Level = LogLevel.Information, Message = "TLS: {File} has changed; new connections get {Subject}, valid until {Until}")]
    private partial void LogRenewed(string file, string subject, DateTime until);

    [LoggerMessage(EventId = 1021, Level = LogLevel.Warning, Message = "TLS: {File} has changed and cannot be used, the certificate from before stays in use: {Why}")]
    private partial void LogUnusable(string file, string why);
}
