using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Dialing;

/// <summary>Somebody on a campaign's list.</summary>
/// <param name="Number">E.164; once in each campaign.</param>
/// <param name="Zone">IANA time zone of the person's address; null = not known.</param>
/// <param name="Priority">higher is called earlier.</param>
/// <param name="Attempts">how often it was dialed.</param>
/// <param name="NextAt">not before; null = at any time.</param>
/// <param name="Result">of the last attempt.</param>
/// <param name="Call">the last attempt's.</param>
public sealed record Lead(Guid Id, Guid Campaign, string Number, string? Name = null, string? Zone = null, int Priority = 0, LeadState State = LeadState.Waiting,
    int Attempts = 0, DateTimeOffset? NextAt = null, DialResult? Result = null, CallId? Call = null)
{
    /// <summary>What keeps it from being dialed, now or for good; null = nothing.</summary>
    public DialBar? Bar { get; init; }

    /// <summary>Further columns of the list, by name; the agent's screen shows them.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>What an agent said last of a call to it.</summary>
    public string? Disposition { get; init; }

    /// <summary>What was written down by the campaign's script, by the names of its fields.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
}
