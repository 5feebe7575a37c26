using CallCenter.Acd.Work;

namespace CallCenter.Acd.Agents;

/// <summary>Who takes part in an item, for the pages of its agents.</summary>
internal static class PartyViews
{
    /// <param name="listeners">those who only listen are shown too.</param>
    /// <param name="before">what was shown last: given back as it is when it says the same.</param>
    public static IReadOnlyList<PartyView> Of(Stay stay, bool listeners, IReadOnlyList<PartyView> before)
    {
        if (stay.Conversation is not { } lead)
        {
            return before;
        }

        var now = new List<PartyView> { new(LegRole.Caller, lead.Customer.Number ?? stay.Item.Context.RemoteNumber, Held: lead.Held) };
        now.AddRange(stay.Guests.Prepend(lead).Select(part =>
            new PartyView(part.Own.Role, part.Who, part.Own.Held, part.Muted, Consulted: part.Consulted)));
        now.AddRange(stay.Observations
            .Where(o => o.Leg is not null && (listeners || o.Mode != ObservationMode.Listen))
            .Select(o => new PartyView(LegRole.Supervisor, o.Supervisor, Muted: o.Mode == ObservationMode.Listen,
                Whispers: o.Mode == ObservationMode.Whisper)));
        return now.SequenceEqual(before) ? before : now;
    }
}
