using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Sdp;

/// <summary>
/// One dialog's offers and answers (RFC 3264): counts the o= version and remembers what was agreed last. A refused offer or answer
/// leaves <see cref="Current"/> as it was. Not thread-safe: it belongs to the call's mailbox.
/// </summary>
public sealed class SdpNegotiator(LocalAudio local)
{
    private const ulong FirstVersion = 1;

    /// <summary>What our own offers to browsers call their section.</summary>
    private const string OwnMid = "0";

    private readonly SecurityNegotiator _security = new(local.Security);

    /// <summary>The m= lines of the last exchange: a later offer must repeat them all in place.</summary>
    private IReadOnlyList<MediaDescription> _lines = [];
    private int _audioLine;
    private ulong _version = FirstVersion;
    private byte[]? _sent;
    private OpenOffer? _open;
    private OpenOffer? _inForce;

    private sealed record OpenOffer(byte[] Body, IReadOnlyList<MediaDescription> Lines, int AudioLine, PayloadTypes Types, MediaDirection Wish);

    public LocalAudio Local { get; } = local;

    /// <summary>What was agreed last; null before the first agreement.</summary>
    public NegotiatedAudio? Current { get; private set; }

    /// <summary>Answers an offer, the first one or a re-offer.</summary>
    /// <param name="offer">the body as it came.</param>
    /// <param name="wish">our side's direction; the answer narrows it to what the offer allows.</param>
    public SdpOutcome Answer(ReadOnlySpan<byte> offer, MediaDirection wish = MediaDirection.SendReceive)
    {
        if (!SdpParser.TryParse(offer, out var peer, out _))
        {
            return new SdpOutcome.Refused(SdpRefusal.Malformed);
        }

        if (OfferAnswer.Choose(peer, Local, media => _security.TryAnswer(peer, media), out var choice) is { } refusal)
        {
            return new SdpOutcome.Refused(refusal);
        }

        var direction = OfferAnswer.Allowed(peer, peer.Media[choice.Index], Local.Security) & wish;
        var audio = OfferAnswer.Agree(peer, choice, direction, offered: null, Local);
        var lines = peer.Media
            .Select((m, i) => i == choice.Index ? OfferAnswer.Accepted(m, Local, audio, choice.Security.Attributes) : OfferAnswer.Rejected(m)).ToList();
        var body = Describe(lines);
        Commit(audio, lines, choice.Index);
        _inForce = new OpenOffer(body, lines, choice.Index, new PayloadTypes(Local, audio), wish);
        return new SdpOutcome.Agreed(audio, body);
    }

    /// <summary>Makes an offer, which stays open until <see cref="Accept"/> or <see cref="Withdraw"/>.</summary>
    /// <param name="wish">our side's direction.</param>
    /// <param name="like">the format to come first while none is agreed; null = as the local formats stand.</param>
    public byte[] Offer(MediaDirection wish = MediaDirection.SendReceive, AudioFormat? like = null)
    {
        var types = new PayloadTypes(Local, Current);
        // an m= line keeps its protocol and its identification
        var (protocol, mid) = _lines.Count > 0 ? (_lines[_audioLine].Protocol, _lines[_audioLine].Mid) : (_security.Protocol, _security.HasIce ? OwnMid : null);
        var audio = OfferAnswer.Offered(Local, Current?.Format ?? like, types, wish, protocol, mid, _security.Offer());
        List<MediaDescription> lines = _lines.Count == 0 ? [audio] : [.. _lines];
        lines[_audioLine] = audio;
        _open = new OpenOffer(Describe(lines), lines, _audioLine, types, wish);
        return _open.Body;
    }

    /// <summary>Takes the peer's answer to the open offer; without one, a new answer to our description in force, which a session refresh repeats.</summary>
    public SdpOutcome Accept(ReadOnlySpan<byte> answer)
    {
        if ((_open ?? _inForce) is not { } open)
        {
            return new SdpOutcome.Refused(SdpRefusal.NotAnAnswer);
        }

        if (!SdpParser.TryParse(answer, out var peer, out _))
        {
            return new SdpOutcome.Refused(SdpRefusal.Malformed);
        }

        if (OfferAnswer.Choose(peer, Local, media => _security.TryAccept(peer, media, open.Lines[open.AudioLine]), out var choice) is { } refusal)
        {
            return new SdpOutcome.Refused(refusal);
        }

        if (choice.Index != open.AudioLine)
        {
            return new SdpOutcome.Refused(SdpRefusal.NotAnAnswer);
        }

        var direction = OfferAnswer.Allowed(peer, peer.Media[choice.Index], Local.Security) & open.Wish;
        Commit(OfferAnswer.Agree(peer, choice, direction, open.Types, Local) with { Others = OfferAnswer.Others(peer, choice, direction, open.Types, Local) },
            open.Lines, open.AudioLine);
        (_open, _inForce) = (null, open);
        return new SdpOutcome.Agreed(Current!, open.Body);
    }

    /// <summary>The peer refused the open offer.</summary>
    public void Withdraw() => _open = null;

    private void Commit(NegotiatedAudio audio, IReadOnlyList<MediaDescription> lines, int audioLine)
    {
        Current = audio;
        _security.Commit(audio.Security);
        _lines = lines;
        _audioLine = audioLine;
    }

    /// <summary>The version grows exactly when the description differs from the last one sent.</summary>
    private byte[] Describe(IReadOnlyList<MediaDescription> lines)
    {
        var body = Write(lines);
        if (_sent is not null && !body.AsSpan().SequenceEqual(_sent))
        {
            _version++;
            body = Write(lines);
        }

        return _sent = body;
    }

    private byte[] Write(IReadOnlyList<MediaDescription> lines)
    {
        var host = Local.Address.ToString();
        return new SessionDescription
        {
            Origin = new SdpOrigin("-", Local.SessionId, _version, host),
            Connection = new SdpConnection(host),
            Attributes = _security.HasIce ? Browser(lines) : [],
            Media = lines,
        }.ToArray();
    }

    /// <summary>We answer checks and send none; what is taken is one bundle (RFC 8839, RFC 9143).</summary>
    private static SdpAttribute[] Browser(IReadOnlyList<MediaDescription> lines) =>
        [new("ice-lite"), .. lines.Where(m => m is { Port: > 0, Mid: not null }).Select(m => new SdpAttribute("group", $"BUNDLE {m.Mid}"))];
}
