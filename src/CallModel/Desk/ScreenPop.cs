using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Contacts;
using CallCenter.CallModel.Facts;
using CallCenter.CallModel.Knowledge;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Desk;

/// <summary>The caller's record as shown before the ring is answered.</summary>
/// <param name="Customers">everybody with this number; several are all shown.</param>
/// <param name="OpenTickets">of those customers and of the number, newest first.</param>
/// <param name="Trail">what the caller did in the IVR.</param>
/// <param name="Questions">what the caller asked, with outcomes.</param>
/// <param name="Articles">the article spoken and the nearest ones, for the agent to read.</param>
public sealed record ScreenPop(CallId CallId, string Queue, long Lease, string From, string To, string? CallerName, string Language,
    IReadOnlyList<Customer> Customers, Ticket? Ticket, IReadOnlyList<Ticket> OpenTickets, IReadOnlyList<TrailEntry> Trail,
    IReadOnlyList<QuestionAsked> Questions, IReadOnlyList<Article> Articles, IReadOnlyDictionary<string, string> Variables,
    DateTimeOffset OfferedAt)
{
    /// <summary>What the caller keyed that found <see cref="Customers"/>; null = the caller's number did.</summary>
    public FoundBy? FoundBy { get; init; }

    /// <summary>Of each of the first <see cref="Customers"/>; of the number when nobody has it.</summary>
    public IReadOnlyList<CallerProfile> Profiles { get; init; } = [];

    /// <summary>The company's own page for this call.</summary>
    public CompanyPage? Company { get; init; }

    /// <summary>The customer whom the agent has chosen.</summary>
    public Guid? Chosen { get; init; }

    /// <summary>Of the person whom the call is about: who called, or who was called.</summary>
    public string Number { get; init; } = From;

    /// <summary>What the colleague who had the caller before has written of the call; null = nothing, or nobody had.</summary>
    public string? Note { get; init; }

    public string? NoteBy { get; init; }
}
