using CallCenter.CallModel.Mail;
using CallCenter.Storage.Database;

namespace CallCenter.Storage.Mail;

/// <summary>A row of table mails.</summary>
internal sealed class MailRow
{
    public required string Id { get; init; }
    public required string Address { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required string ByUser { get; init; }
    public long CreatedAt { get; init; }
    public long NextAt { get; init; }
    public string? Cause { get; init; }
    public string? TicketId { get; init; }
    public int Print { get; init; }
    public required string State { get; init; }
    public int Attempts { get; init; }
    public long? SentAt { get; init; }
    public string? Error { get; init; }

    public static object Of(OutMail mail) => new
    {
        Id = Text.Of(mail.Id), mail.Address, Subject = Text.Clean(mail.Subject), Body = Text.Clean(mail.Body), mail.By, CreatedAt = mail.CreatedAt.ToUnixTimeMilliseconds(),
        NextAt = mail.NextAt.ToUnixTimeMilliseconds(), mail.Cause, TicketId = Text.Of(mail.Ticket), Print = mail.Print ? 1 : 0, State = Text.Of(mail.State), mail.Attempts,
        SentAt = mail.SentAt?.ToUnixTimeMilliseconds(), Error = Text.Clean(mail.Error),
    };

    public OutMail ToMail() => new(Guid.Parse(Id), Address, Subject, Body, ByUser, Text.ToTime(CreatedAt), Text.ToTime(NextAt), Cause, Text.ToId(TicketId), Print != 0,
        Text.ToEnum<MailState>(State), Attempts, Text.ToTime(SentAt), Error);
}
