using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Inbound;

/// <summary>
/// Who calls. A phone is the user whose password it knew, whatever it writes. A trunk is believed (RFC 3325 §4): P-Asserted-Identity, or what was there
/// before it (Remote-Party-ID), before From, a number before a name, and the caller's wish to stay unknown (RFC 3323 §4.2) before all.
/// </summary>
internal static class CallerIdReader
{
    private const int LongestName = 80;
    private const string Nowhere = "anonymous.invalid";

    private static readonly CallerId Withheld = new(WithheldNumber.Word, null);

    /// <param name="trunk">null for a phone.</param>
    public static CallerId Read(IncomingInvite invite, TrunkConfig? trunk, NumberingPlan plan)
    {
        if (trunk is null)
        {
            return new CallerId(plan.Normalize(invite.AuthenticatedUser ?? WithheldNumber.Word), null);
        }

        var remote = Addresses(invite.HeaderValues("Remote-Party-ID")).Where(IsCalling).ToList();
        if (invite.HeaderValues("Privacy").Any(AsksForPrivacy) || remote.Exists(IsPrivate))
        {
            return Withheld;
        }

        var asserted = Known(Addresses(invite.HeaderValues("P-Asserted-Identity")), trunk, plan);
        asserted = asserted.Count > 0 ? asserted : Known(remote, trunk, plan);
        var known = asserted.Count > 0 ? asserted : Known([invite.From], trunk, plan);
        if (known.Count == 0)
        {
            return Withheld;
        }

        var (number, name) = known.Find(k => k.Number.StartsWith('+')) is { Number: not null } e164 ? e164 : known[0];
        return new CallerId(number, name ?? known.Find(k => k.Name is not null).Name);
    }

    /// <summary>"id;critical": any of the words that hide who calls.</summary>
    private static bool AsksForPrivacy(string header) => header.Split(';', StringSplitOptions.TrimEntries)
        .Any(word => word.Trim('"').ToLowerInvariant() is "id" or "user" or "header");

    private static bool IsCalling(NameAddr remote) => Parameter(remote, "party") is null or "calling";

    private static bool IsPrivate(NameAddr remote) => Parameter(remote, "privacy") is "full" or "uri";

    private static string? Parameter(NameAddr address, string name) => (address.Uri with { Parameters = address.Parameters }).Parameter(name)?.Trim('"').ToLowerInvariant();

    private static IEnumerable<NameAddr> Addresses(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            if (NameAddr.TryParse(value, out var address))
            {
                yield return address;
            }
        }
    }

    private static List<(string Number, string? Name)> Known(IEnumerable<NameAddr> addresses, TrunkConfig trunk, NumberingPlan plan) =>
    [
        .. addresses
            .Where(a => !a.Uri.Host.Equals(Nowhere, StringComparison.OrdinalIgnoreCase))
            .Select(a => (Number: plan.Normalize(trunk.NumberIn.Apply(a.Uri.Subscriber)), Name: NameOf(a)))
            .Where(a => !WithheldNumber.Is(a.Number)),
    ];

    private static string? NameOf(NameAddr address)
    {
        var name = address.DisplayName?.Trim();
        return string.IsNullOrEmpty(name) ? null : name[..Math.Min(name.Length, LongestName)];
    }
}
