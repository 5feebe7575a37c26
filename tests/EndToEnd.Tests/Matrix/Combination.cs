namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>One line of the matrix: what is the same for all that is tried with one telephone.</summary>
/// <param name="Codec">as SDP names it.</param>
/// <param name="ByKamailio">it registers and calls through a proxy.</param>
internal sealed record Combination(string Telephone, string Transport, string Protection, string Codec, bool ByKamailio = false)
{
    private static readonly string[] Transports = ["UDP", "TCP", "TLS"];
    private static readonly string[] Protections = ["plain", "SDES", "DTLS"];
    private static readonly string[] Codecs = ["PCMU", "PCMA", "G722", "opus"];

    /// <summary>The server must insist: DTLS by its setting; linphone takes keys out of RTP/SAVP alone, not beside plain RTP (RFC 8643).</summary>
    public bool IsInsistedOn => Protection == "DTLS" || (Protection == "SDES" && Telephone == "linphone");

    /// <param name="quick">each transport with each protection, but one codec only.</param>
    public static IEnumerable<Combination> All(bool quick)
    {
        for (var p = 0; p < Protections.Length; p++)
        {
            for (var t = 0; t < Transports.Length; t++)
            {
                for (var c = 0; c < Codecs.Length; c++)
                {
                    if (!quick || c == (p + t) % Codecs.Length)
                    {
                        yield return new Combination("baresip", Transports[t], Protections[p], Codecs[c]);
                    }
                }

                if (!quick || p == t)
                {
                    yield return new Combination("linphone", Transports[t], Protections[p], Codecs[(p + t) % 2]);
                }
            }

            if (!quick || p == 1)
            {
                yield return new Combination("baresip", "TLS", Protections[p], Codecs[p], ByKamailio: true);
                yield return new Combination("linphone", "TCP", Protections[p], Codecs[p % 2], ByKamailio: true);
            }
        }

        foreach (var codec in quick ? Codecs[^1..] : Codecs)
        {
            yield return new Combination("Chromium", "WSS", "DTLS", codec);
        }

        yield return new Combination("Chromium", "WSS", "DTLS", Codecs[^1], ByKamailio: true);
    }

    public override string ToString() => $"{Telephone} {Transport}{(ByKamailio ? " by Kamailio" : "")} {Protection} {Codec}";
}
