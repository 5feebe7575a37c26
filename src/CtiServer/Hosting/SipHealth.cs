using CallCenter.CallControl;
using CallCenter.CtiServer.Options;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Transport;

namespace CallCenter.CtiServer.Hosting;

/// <param name="tls">the certificate of the TLS port; null = there is none.</param>
internal sealed class SipHealth(Telephony telephony, ServerSettings settings, PublicAddresses outside, TimeProvider time, TlsIdentity? tls = null) : IHealthPart
{
    // Authorities want certificates renewed a month before: who is this late has forgotten it.
    private static readonly TimeSpan ExpiresSoon = TimeSpan.FromDays(14);

    public PartHealth Check()
    {
        if (telephony.IsDraining || telephony.Endpoint.Listening.Count == 0)
        {
            return new PartHealth("sip", PartState.Down, telephony.IsDraining
                ? new HealthLine(HealthCode.Draining, "draining: no new calls; those in progress may end")
                : new HealthLine(HealthCode.NotListening, "not listening"));
        }

        // the two addresses may be one
        List<HealthLine> troubles = [.. new[] { CertificateTrouble(), AddressTrouble(outside.Signalling), AddressTrouble(outside.Media) }
            .OfType<HealthLine>().DistinctBy(line => line.Text)];
        return new PartHealth("sip", troubles.Count > 0 ? PartState.Degraded : PartState.Ok, [.. troubles, .. Facts()]);
    }

    private IEnumerable<HealthLine> Facts()
    {
        var sockets = string.Join(", ", telephony.Endpoint.Listening);
        yield return HealthLine.Of(HealthCode.Listening, sockets, ("sockets", sockets));
        yield return tls is null
            ? new HealthLine(HealthCode.NoTls, "no TLS (Sip:TlsCertificate is not set)")
            : HealthLine.Of(HealthCode.CertificateUntil, $"certificate until {Day(tls)}", ("day", Day(tls)));
        if (settings.Sip.WebSocketPath is { } path)
        {
            yield return HealthLine.Of(HealthCode.WebSocket, $"WebSocket on the pages' port at {path}", ("path", path));
        }

        if (outside.Signalling is { } sip)
        {
            yield return HealthLine.Of(HealthCode.Outside, $"outside: {Seen(sip)}", ("address", Seen(sip)));
            if (outside.Media is { } media && media != sip)
            {
                yield return HealthLine.Of(HealthCode.OutsideMedia, $"sound outside: {Seen(media)}", ("address", Seen(media)));
            }
        }

        var phones = telephony.Endpoint.Counts.Bindings;
        yield return HealthLine.Of(HealthCode.Phones, $"{phones} phones registered", ("phones", phones));
    }

    private static string Seen(PublicAddress address) => address.Server is { } server ? $"{address.Current} (by {server})" : $"{address.Current}";

    private static string Day(TlsIdentity tls) => $"{tls.ValidUntil.UtcDateTime:yyyy-MM-dd}";

    private static HealthLine? AddressTrouble(PublicAddress? address) =>
        address is not { Server: { } server, IsSilent: true } ? null
        : address.Current is { } last ? HealthLine.Of(HealthCode.AddressOld,
            $"{server} does not answer: peers outside are told {last}, as it was last", ("server", server), ("address", $"{last}"))
        : HealthLine.Of(HealthCode.AddressUnknown, $"{server} does not answer: peers outside are told an address that they cannot reach", ("server", server));

    private HealthLine? CertificateTrouble() =>
        tls is null ? null
        : tls.ValidUntil - time.GetUtcNow() is var left && left < TimeSpan.Zero
            ? HealthLine.Of(HealthCode.CertificateExpired, $"the certificate has expired on {Day(tls)}", ("day", Day(tls)))
        : tls.Trouble is { } trouble
            ? HealthLine.Of(HealthCode.CertificateRefused, $"the new certificate cannot be used, the old one stays: {trouble}", ("why", trouble))
        : left < ExpiresSoon ? HealthLine.Of(HealthCode.CertificateExpires, $"the certificate expires on {Day(tls)}", ("day", Day(tls)))
        : null;
}
