using CallCenter.AgentBridge.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CallCenter.AgentBridge.Calls;

/// <param name="Recording">where the sound can be had; null = none.</param>
/// <param name="Events">the call's facts, oldest first; left out when not asked for.</param>
internal sealed record CallAnswer(string Id, CallDirection Direction, string From, string To, string? CallerName, string? Trunk,
    DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, CallEnd? End, Guid? CustomerId, Guid? TicketId, string? Agent,
    string? Queue, string? Recording, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<JsonObject>? Events)
{
    /// <summary>Null where there is no customer, or no longer.</summary>
    public string? CustomerName { get; init; }

    public static CallAnswer Of(CallRecord call, IReadOnlyList<JournalEntry>? events) => new(call.Id.ToString(), call.Direction, call.From, call.To,
        call.CallerName, call.Trunk, call.StartedAt, call.AnsweredAt, call.EndedAt, call.End, call.CustomerId, call.TicketId, call.Agent, call.Queue,
        call.Recording is null ? null : $"/api/v1/calls/{call.Id}/recording", events?.Select(ApiJson.Event).ToList());

    /// <summary>The same with the customers' names.</summary>
    public static async Task<List<CallAnswer>> WithNamesAsync(IReadOnlyList<CallAnswer> calls, IServiceDesk desk, CancellationToken ct)
    {
        var names = await desk.CustomerNamesAsync([.. calls.Select(c => c.CustomerId).OfType<Guid>().Distinct()], ct);
        return [.. calls.Select(c => c with { CustomerName = c.CustomerId is { } id ? names.GetValueOrDefault(id) : null })];
    }
}
