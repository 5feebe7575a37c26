using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Ice;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Sdp;

/// <summary>
/// One dialog's agreement on how its stream is protected: security descriptions (RFC 4568), DTLS (RFC 5763), both also beside plain RTP
/// (RFC 8643), and the ICE that browsers need. Our own keys stay the same for the whole dialog, suite by suite.
/// </summary>
internal sealed class SecurityNegotiator(LocalSecurity local)
{
    private readonly Dictionary<SrtpProfile, SrtpKey> _keys = [];
    private MediaSecurity? _inForce;
    private string? _peerUfrag;

    /// <summary>Of our keys: as long as the peer's was when it offered, for most peers know one length for both ways.</summary>
    private byte[] _index = [];

    public bool HasIce => local.Ice is not null;

    /// <summary>The protocol of our offers' m= line.</summary>
    public string Protocol => local.Ice is not null ? RtpProfile.DtlsFeedback
        : local.Policy != EncryptionPolicy.Required ? RtpProfile.Avp.Name
        : local.Offers == KeyExchange.Dtls ? RtpProfile.Dtls : RtpProfile.Savp;

    /// <summary>Null when the offered section cannot be taken.</summary>
    public SecurityTerms? TryAnswer(SessionDescription peer, MediaDescription media)
    {
        var secure = media.Profile?.IsSecure == true;
        if (local.Policy != EncryptionPolicy.Off)
        {
            if (DtlsOf(peer, media) is { } theirs && local.Fingerprint is not null)
            {
                return AnswerDtls(peer, media, theirs);
            }

            if (!HasIce && Lines(media).FirstOrDefault() is { } line)
            {
                _index = line.Key.Index.ToArray();
                var ours = KeyOf(line.Profile);
                return new SecurityTerms(new MediaSecurity.Sdes(line.Profile, ours, line.Key), [(line with { Key = ours }).ToAttribute()]);
            }
        }

        return secure || local.Policy == EncryptionPolicy.Required ? null : SecurityTerms.Plain;
    }

    /// <summary>Null when the answer does not fit our offer.</summary>
    /// <param name="ours">the section that is answered.</param>
    public SecurityTerms? TryAccept(SessionDescription peer, MediaDescription media, MediaDescription ours)
    {
        if (local.Policy != EncryptionPolicy.Off)
        {
            if (ours.Attributes.Has("fingerprint") && DtlsOf(peer, media) is { } theirs)
            {
                return !HasIce || TakeIce(peer, media)
                    ? new SecurityTerms(new MediaSecurity.Dtls(theirs, SetupOf(peer, media) == "passive"), []) : null;
            }

            if (Lines(media).FirstOrDefault() is { } line)
            {
                return Lines(ours).FirstOrDefault(own => own.Tag == line.Tag && own.Profile == line.Profile) is { } own
                    ? new SecurityTerms(new MediaSecurity.Sdes(line.Profile, own.Key, line.Key), []) : null;
            }
        }

        return media.Profile?.IsSecure == true || local.Policy == EncryptionPolicy.Required ? null : SecurityTerms.Plain;
    }

    /// <summary>What our offer's section says.</summary>
    public IReadOnlyList<SdpAttribute> Offer()
    {
        var attributes = new List<SdpAttribute>();
        if (OffersSdes)
        {
            attributes.AddRange(OfferedLines().Select(l => l.ToAttribute()));
        }

        if (OffersDtls)
        {
            attributes.Add(new SdpAttribute("fingerprint", local.Fingerprint!.Value.ToString()));
            attributes.Add(new SdpAttribute("setup", "actpass"));
            attributes.AddRange(IceAttributes());
        }

        return attributes;
    }

    /// <summary>This is how the stream is protected from now on.</summary>
    public void Commit(MediaSecurity? agreed) => _inForce = agreed;

    private bool OffersSdes => local.Policy != EncryptionPolicy.Off && !HasIce && Offers(KeyExchange.Sdes);

    private bool OffersDtls => local.Policy != EncryptionPolicy.Off && local.Fingerprint is not null && (HasIce || Offers(KeyExchange.Dtls));

    /// <summary>The exchange that is in use is not changed by us.</summary>
    private bool Offers(KeyExchange exchange) => _inForce switch
    {
        MediaSecurity.Sdes => exchange == KeyExchange.Sdes,
        MediaSecurity.Dtls => exchange == KeyExchange.Dtls,
        _ => (local.Offers & exchange) != 0,
    };

    private SecurityTerms? AnswerDtls(SessionDescription peer, MediaDescription media, CertificateFingerprint theirs)
    {
        var setup = SetupOf(peer, media);
        if (setup is not ("actpass" or "active" or "passive") || (HasIce && !TakeIce(peer, media)))
        {
            return null;
        }

        // the association that runs keeps its roles (RFC 8842)
        var keeps = setup == "actpass" && _inForce is MediaSecurity.Dtls { WeConnect: true } before && before.Theirs == theirs;
        var weConnect = setup == "passive" || keeps;
        return new SecurityTerms(new MediaSecurity.Dtls(theirs, weConnect),
        [
            new SdpAttribute("fingerprint", local.Fingerprint!.Value.ToString()), new SdpAttribute("setup", weConnect ? "active" : "passive"), .. IceAttributes(),
        ]);
    }

    /// <summary>False when the peer does not do ICE on one port. Another ufrag than before is a restart.</summary>
    private bool TakeIce(SessionDescription peer, MediaDescription media)
    {
        if (Find(peer, media, "ice-ufrag") is not { } ufrag || !media.Attributes.Has("rtcp-mux"))
        {
            return false;
        }

        if (_peerUfrag is not null && _peerUfrag != ufrag)
        {
            local.Ice!.Restart();
        }

        _peerUfrag = ufrag;
        return true;
    }

    private IEnumerable<SdpAttribute> IceAttributes()
    {
        if (local.Ice is not { } ice)
        {
            return [];
        }

        var credentials = ice.Credentials;
        return
        [
            new SdpAttribute("ice-ufrag", credentials.Ufrag), new SdpAttribute("ice-pwd", credentials.Password),
            .. ice.Candidates.Select(c => new SdpAttribute("candidate", c)), new SdpAttribute("end-of-candidates"),
        ];
    }

    /// <summary>The suites of our offers, the one in use first.</summary>
    private IEnumerable<CryptoLine> OfferedLines()
    {
        IEnumerable<SrtpProfile> first = _inForce is MediaSecurity.Sdes { Profile: var used } ? [used] : [];
        return first.Concat(SrtpProfile.Offered).Distinct().Select((profile, i) => new CryptoLine(i + 1, profile, KeyOf(profile)));
    }

    private SrtpKey KeyOf(SrtpProfile profile) => (_keys.TryGetValue(profile, out var key) ? key : _keys[profile] = SrtpKey.New(profile)).Named(_index);

    private static IEnumerable<CryptoLine> Lines(MediaDescription media)
    {
        foreach (var attribute in media.Attributes)
        {
            if (attribute.Name == CryptoLine.Attribute && CryptoLine.TryParse(attribute.Value, out var line))
            {
                yield return line;
            }
        }
    }

    /// <summary>The fingerprint of a section that a handshake is offered for; null where there is none.</summary>
    private static CertificateFingerprint? DtlsOf(SessionDescription peer, MediaDescription media) =>
        CertificateFingerprint.TryParse(Find(peer, media, "fingerprint"), out var fingerprint) ? fingerprint : null;

    private static string SetupOf(SessionDescription peer, MediaDescription media) => Find(peer, media, "setup")?.ToLowerInvariant() ?? "active";

    private static string? Find(SessionDescription peer, MediaDescription media, string name) => media.Attributes.Value(name) ?? peer.Attributes.Value(name);
}
