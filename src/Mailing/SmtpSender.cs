using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace CallCenter.Mailing;

/// <summary>Hands letters over, one connection for each. What the network or the server say is a value.</summary>
internal sealed class SmtpSender(SmtpOptions options, TimeProvider time)
{
    private const int LongestReason = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="file">goes with it; null = nothing does.</param>
    /// <param name="recipient">of a circular; null = it is none.</param>
    public async Task<SendOutcome> SendAsync(OutMail mail, MailFile? file, Guid? recipient, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            using var message = Message(mail, file, recipient);
            await client.ConnectAsync(options.Host!, options.Port, Options(), limit.Token);
            if (options.User is { } user)
            {
                await client.AuthenticateAsync(user, options.Password ?? "", limit.Token);
            }

            await client.SendAsync(message, limit.Token);
            await client.DisconnectAsync(true, limit.Token);
            return new SendOutcome();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SendOutcome($"no answer within {Patience.TotalSeconds:0} s");
        }
        catch (SmtpCommandException refused)
        {
            return new SendOutcome(Short($"{(int)refused.StatusCode} {refused.Message}"), (int)refused.StatusCode >= 500 && refused.ErrorCode != SmtpErrorCode.UnexpectedStatusCode);
        }
        catch (ParseException wrong)
        {
            return new SendOutcome(Short(wrong.Message), ForGood: true);
        }
        catch (Exception away) when (away is IOException or SocketException or ProtocolException or AuthenticationException or SslHandshakeException or CommandException
            or NotSupportedException or TimeoutException or ServiceNotConnectedException)
        {
            return new SendOutcome(Short(away.Message));
        }
    }

    private MimeMessage Message(OutMail mail, MailFile? file, Guid? recipient)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = time.GetUtcNow() };
        message.From.Add(new MailboxAddress(options.SenderName, options.From));
        message.To.Add(MailboxAddress.Parse(mail.Address));

        // the same for each try: whoever gets it twice can tell
        message.MessageId = $"{mail.Id:N}@{(options.From.Split('@') is [_, var domain] ? domain : MimeUtils.GenerateMessageId().Split('@')[1])}";
        message.Headers.Add(HeaderId.AutoSubmitted, mail.Cause is null ? "no" : "auto-generated");
        if (recipient is { } id)
        {
            AddOptOut(message.Headers, id);
        }

        var body = new BodyBuilder { TextBody = mail.Body };
        if (file is not null)
        {
            body.Attachments.Add(file.Name, file.Content, ContentType.Parse(file.Type));
        }

        message.Body = body.ToMessageBody();
        return message;
    }

    /// <summary>What mail programs offer beside a circular (RFC 2369 section 3.2); by one click where the address is safe to post to (RFC 8058).</summary>
    private void AddOptOut(HeaderList headers, Guid recipient)
    {
        var page = options.OptOut(recipient);
        headers.Add(HeaderId.ListUnsubscribe, $"<{page?.AbsoluteUri ?? $"mailto:{options.From}?subject=unsubscribe"}>");
        if (page?.Scheme == Uri.UriSchemeHttps)
        {
            headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private SecureSocketOptions Options() => options.Security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private static string Short(string reason)
    {
        var line = reason.ReplaceLineEndings(" ").Trim();
        return line.Length > LongestReason ? line[..LongestReason] : line;
    }
}
