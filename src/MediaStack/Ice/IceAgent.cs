using System.Globalization;
using System.Net;
using System.Text;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Ice;

/// <summary>
/// Our side of ICE as the lite agent (RFC 8445 section 2.5): it names its candidates, answers the peer's checks and sends none. Safe to use
/// from any thread.
/// </summary>
public sealed class IceAgent
{
    /// <summary>What a leg knows its peer by: where the packets really go is the path that ICE found. The dummy address of RFC 7600.</summary>
    public static readonly IPEndPoint Path = new(IPAddress.Parse("192.0.0.8"), 9);

    private const int RoleConflict = 487;
    private const int UnknownAttribute = 420;
    private const uint HostPreference = 126;
    private const uint HighestPreference = 65535;

    private IceCredentials _current = IceCredentials.New();

    /// <summary>Checks that were under way when ICE was restarted.</summary>
    private IceCredentials? _before;

    /// <param name="addresses">where we can be reached, the best first.</param>
    public IceAgent(IReadOnlyList<IPAddress> addresses, int port)
    {
        Candidates = [.. addresses.Select((address, i) => string.Create(CultureInfo.InvariantCulture,
            $"{i + 1} 1 UDP {(HostPreference << 24) | ((HighestPreference - (uint)i) << 8) | 255} {address} {port} typ host"))];
    }

    public IceCredentials Credentials => Volatile.Read(ref _current);

    /// <summary>Values of the a=candidate lines.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>The peer restarts ICE: our side needs new credentials too.</summary>
    public void Restart()
    {
        Volatile.Write(ref _before, Credentials);
        Volatile.Write(ref _current, IceCredentials.New());
    }

    /// <summary>Judges a datagram that looks like STUN; what is no check by somebody who knows our password gets no answer.</summary>
    /// <param name="response">room for <see cref="StunResponse.MaxSize"/> bytes.</param>
    /// <param name="length">of the answer; 0 = none.</param>
    internal IceVerdict Judge(Span<byte> datagram, in NetAddress from, Span<byte> response, out int length)
    {
        length = 0;
        if (!StunRequest.TryRead(datagram, out var request) || PasswordFor(request.Username) is not { } password || !request.IsAuthentic(password))
        {
            return IceVerdict.Ignored;
        }

        if (request.UnknownAttribute != 0 || request.IsControlled)
        {
            var code = request.IsControlled ? RoleConflict : UnknownAttribute;
            length = StunResponse.WriteError(response, request, code, request.IsControlled ? 0 : request.UnknownAttribute, password);
            return IceVerdict.Ignored;
        }

        length = StunResponse.WriteSuccess(response, request, from, password);
        return request.Nominates ? IceVerdict.Nominated : IceVerdict.Valid;
    }

    /// <summary>USERNAME is our ufrag, a colon and the peer's.</summary>
    private string? PasswordFor(ReadOnlySpan<byte> username) => Names(username, Credentials) ? Credentials.Password
        : Volatile.Read(ref _before) is { } before && Names(username, before) ? before.Password
        : null;

    private static bool Names(ReadOnlySpan<byte> username, IceCredentials credentials) => username.Length > credentials.Ufrag.Length
        && username[credentials.Ufrag.Length] == (byte)':' && Ascii.Equals(username[..credentials.Ufrag.Length], credentials.Ufrag);
}
