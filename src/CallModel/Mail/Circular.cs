namespace CallCenter.CallModel.Mail;

/// <summary>One letter to many people.</summary>
/// <param name="Template">in the language of each.</param>
/// <param name="PerMinute">at most so many are handed over in a minute.</param>
/// <param name="By">who wants it.</param>
public sealed record Circular(Guid Id, string Name, string Template, int PerMinute, string By, DateTimeOffset CreatedAt, CircularState State = CircularState.Draft)
{
    /// <summary>The letter in each language as it was at the start: what is changed later changes nobody's letter. Empty before.</summary>
    public IReadOnlyList<MailTemplate> Texts { get; init; } = [];

    public DateTimeOffset? StartedAt { get; init; }
}
