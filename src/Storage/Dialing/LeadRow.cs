using System.Text.Json;
using CallCenter.Storage.Database;

namespace CallCenter.Storage.Dialing;

/// <summary>A row of table leads. A lead that may be dialed at any time is due since 1970.</summary>
internal sealed class LeadRow
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public long Place { get; init; }
    public required string Number { get; init; }
    public string? Name { get; init; }
    public string? Zone { get; init; }
    public int Priority { get; init; }
    public required string State { get; init; }
    public int Attempts { get; init; }
    public long NextAt { get; init; }
    public string? Result { get; init; }
    public string? CallId { get; init; }
    public string? Bar { get; init; }
    public required string Fields { get; init; }
    public string? Node { get; init; }
    public string? Disposition { get; init; }
    public string Answers { get; init; } = "{}";

    public static LeadRow Of(Lead lead, long place = 0, string? node = null) => new()
    {
        Id = Text.Of(lead.Id),
        CampaignId = Text.Of(lead.Campaign),
        Place = place,
        Number = lead.Number,
        Name = Text.Clean(lead.Name),
        Zone = lead.Zone,
        Priority = lead.Priority,
        State = Text.Of(lead.State),
        Attempts = lead.Attempts,
        NextAt = lead.NextAt?.ToUnixTimeMilliseconds() ?? 0,
        Result = lead.Result is { } result ? Text.Of(result) : null,
        CallId = lead.Call?.ToString(),
        Bar = lead.Bar is { } bar ? Text.Of(bar) : null,
        Fields = Text.Clean(JsonSerializer.Serialize(lead.Fields))!,
        Node = node,
        Disposition = Text.Clean(lead.Disposition),
        Answers = Text.Clean(JsonSerializer.Serialize(lead.Answers))!,
    };

    public Lead ToLead() => new(Guid.Parse(Id), Guid.Parse(CampaignId), Number, Name, Zone, Priority, Text.ToEnum<LeadState>(State), Attempts,
        NextAt == 0 ? null : Text.ToTime(NextAt), Result is null ? null : Text.ToEnum<DialResult>(Result), Text.ToId(CallId) is { } call ? new CallId(call) : null)
    {
        Bar = Bar is null ? null : Text.ToEnum<DialBar>(Bar),
        Fields = JsonSerializer.Deserialize<Dictionary<string, string>>(Fields) ?? [],
        Disposition = Disposition,
        Answers = JsonSerializer.Deserialize<Dictionary<string, string>>(Answers) ?? [],
    };
}
