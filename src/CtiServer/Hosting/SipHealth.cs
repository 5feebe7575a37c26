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
            return new PartHealth("sip", PartState.Down, telephony.IsDraining ? "draining: no new calls; those in progress may end" : "not listening");
        }

        List<string> troubles = [.. new[] { CertificateTrouble(), AddressTrouble(outside.Signalling), AddressTrouble(outside.Media) }.OfType<string>().Distinct()];
        return new PartHealth("sip", troubles.Count > 0 ? PartState.Degraded : PartState.Ok, string.Join("; ", troubles.Concat(Facts())));
    }

    private IEnumerable<string> Facts()
    {
        yield return string.Join(", ", telephony.Endpoint.Listening);
        yield return tls is null ? "no TLS (Sip:TlsCertificate is not set)" : $"certificate until {tls.ValidUntil.UtcDateTime:yyyy-MM-dd}";
        if (settings.Sip.WebSocketPath is { } path)
        {
            yield return $"WebSocket on the pages' port at {path}";
        }

        if (outside.Signalling is { } sip)
        {
            yield return $"outside: {Seen(sip)}" + (outside.Media is { } media && media != sip ? $", sound {Seen(media)}" : "");
        }

        yield return $"{telephony.Endpoint.Counts.Bindings} phones registered";
    }

    private static string Seen(PublicAddress address) => address.Server is { } server ? $"{address.Current} (by {server})" : $"{address.Current}";

    private static string? AddressTrouble(PublicAddress? address) =>
        address is not { Server: { } server, IsSilent: true } ? null
        : address.Current is { } last ? $"{server} does not answer: peers outside are told {last}, as it was last"
        : $"{server} does not answer: peers outside are told an address that they cannot reach";

    private string? CertificateTrouble() =>
        tls is null ? null
        : tls.ValidUntil - time.GetUtcNow() is var left && left < TimeSpan.Zero ? $"the certificate has expired on {tls.ValidUntil.UtcDateTime:yyyy-MM-dd}"
        : tls.Trouble is { } trouble ? $"the new certificate cannot be used, the old one stays: {trouble}"
        : left < ExpiresSoon ? $"the certificate expires on {tls.ValidUntil.UtcDateTime:yyyy-MM-dd}"
        : null;
}
