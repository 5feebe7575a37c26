using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace CallCenter.Mailing;

/// <summary>
/// Writes what the rules want and hands over what waits, again and again with growing pauses, until it is taken or given up. What is stored is enough
/// to go on after a crash; a letter that was taken in the moment of a crash goes out twice, under the same Message-ID.
/// </summary>
public sealed partial class Outbox : IHealthPart, IAsyncDisposable
{
    private const int AtOnce = 50;
    private const int MostCauses = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>After the first, second … failed try; then it is given up.</summary>
    private static readonly IReadOnlyList<TimeSpan> Pauses = [.. new[] { 1, 5, 15, 60, 240, 720 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary>A server that was away for longer writes about nothing that happened before.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(24);

    private readonly MailPorts _ports;
    private readonly TimeProvider _time;
    private readonly ILogger<Outbox> _logger;
    private readonly SmtpSender _sender;
    private readonly Letters _letters;
    private readonly CircularWriter _circulars;
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<MailRule> _rules = [];
    private HashSet<string> _done = [];
    private Task _running = Task.CompletedTask;

    public Outbox(MailPorts ports, TimeProvider time, ILogger<Outbox> logger)
    {
        (_ports, _time, _logger) = (ports, time, logger);
        (_sender, _letters, _circulars) = (new SmtpSender(ports.Smtp, time), new Letters(ports), new CircularWriter(ports, time));
    }

    /// <summary>Why the last try failed; null = it did not.</summary>
    public string? Trouble { get; private set; }

    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Something new waits.</summary>
    public void LookAgain() => Volatile.Read(ref _wake).TrySetResult();

    /// <summary>Null: it was taken; else why not.</summary>
    internal async Task<string?> TryAsync(OutMail mail, CancellationToken ct) =>
        _ports.Smtp.Host is null ? "no server is set (Mail:Host)" : Trouble = (await _sender.SendAsync(mail, null, null, ct)).Error;

    public PartHealth Check() => _ports.Smtp.Host is null ? new PartHealth("mail", PartState.Ok, new HealthLine(HealthCode.MailOff, "not set (Mail:Host)"))
        : Trouble is { } why ? new PartHealth("mail", PartState.Degraded, HealthLine.Of(HealthCode.MailFails, $"{_ports.Smtp}: {why}", ("server", $"{_ports.Smtp}"), ("why", why)))
        : new PartHealth("mail", PartState.Ok, HealthLine.Of(HealthCode.MailReady, $"{_ports.Smtp}", ("server", $"{_ports.Smtp}")));

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            await _running;
            _stop.Dispose();
        }
    }

    /// <summary>One look at the rules and at what waits.</summary>
    internal async Task RunOnceAsync(CancellationToken ct)
    {
        await WriteAsync(ct);
        await _circulars.WriteAsync(ct);
        if (_ports.Smtp.Host is null)
        {
            return;
        }

        foreach (var mail in await _ports.Store.DueAsync(_time.GetUtcNow(), AtOnce, ct))
        {
            await SendAsync(mail, ct);
        }
    }

    private async Task RunAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            // what comes while it works makes it look once more at once
            var wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _wake, wake);
            try
            {
                await RunOnceAsync(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                LogFailed(e.Message, e is DbException ? null : e);
            }
            catch (Exception)
            {
                return; // the server stops
            }

            await Task.WhenAny(wake.Task, Task.Delay(Every, _time, stop));
        }
    }

    /// <summary>What the rules want said of what has happened; each cause once for each rule.</summary>
    private async Task WriteAsync(CancellationToken ct)
    {
        var rules = (await _ports.Store.RulesAsync(ct)).Where(rule => rule.Enabled).ToList();
        if (rules.Count == 0)
        {
            return;
        }

        if (!rules.SequenceEqual(_rules))
        {
            (_rules, _done) = (rules, []);
        }

        var now = _time.GetUtcNow();
        var causes = await _ports.Store.CausesAsync(now - LookBack, MostCauses, ct);
        _done.IntersectWith(causes.Select(cause => cause.Id));
        foreach (var cause in causes.Where(cause => !_done.Contains(cause.Id)))
        {
            var ticket = cause.Ticket is { } id ? await _ports.Desk.GetTicketAsync(id, ct) : null;
            foreach (var rule in rules.Where(rule => Fits(rule, cause, ticket)))
            {
                var draft = ticket is null ? await _letters.OfCallbackAsync(cause, rule.Template, ct)
                    : await _letters.OfTicketAsync(ticket, rule.Template, ticket.Owner ?? "", cause.Queue, ct);
                if (draft is not null)
                {
                    var mail = new OutMail(Guid.CreateVersion7(now), draft.Address, draft.Subject, draft.Body, "rule", now, now, $"{cause.Id}:{rule.Id:N}", ticket?.Id,
                        Print: rule.Print && ticket is not null);
                    await _ports.Store.AddAsync(draft.Address.Length > 0 ? mail : mail with { State = MailState.GivenUp, Error = "no e-mail address is known" }, ct: ct);
                }
            }

            _done.Add(cause.Id);
        }
    }

    private static bool Fits(MailRule rule, MailCause cause, Ticket? ticket) => rule.Trigger == cause.Trigger && cause.At >= rule.CreatedAt
        && (rule.Queue is null || rule.Queue == cause.Queue)
        && (rule.Disposition is null || rule.Disposition.Equals(cause.Disposition, StringComparison.OrdinalIgnoreCase))
        && (rule.Contains is null || ticket?.Subject.Contains(rule.Contains, StringComparison.OrdinalIgnoreCase) == true);

    private async Task SendAsync(OutMail mail, CancellationToken ct)
    {
        var circular = CircularWriter.Wrote(mail) ? await _ports.Circulars.PassAsync(mail.Id, ct) : null;
        if (circular is { IsHeld: true })
        {
            return;
        }

        if (circular is { IsOptedOut: true })
        {
            await _ports.Store.UpdateAsync(mail with { State = MailState.GivenUp, Error = "wants no circulars" }, ct);
            return;
        }

        var outcome = await _sender.SendAsync(mail, mail.Print ? await PrintAsync(mail, ct) : await _ports.Store.FileAsync(mail.Id, ct), circular?.Recipient, ct);
        var (now, attempts) = (_time.GetUtcNow(), mail.Attempts + 1);
        Trouble = outcome.Error;
        if (outcome.Error is null)
        {
            await _ports.Store.UpdateAsync(mail with { State = MailState.Sent, Attempts = attempts, SentAt = now, Error = null }, CancellationToken.None);
        }
        else if (outcome.ForGood || attempts > Pauses.Count)
        {
            LogGivenUp(mail.Id, attempts, outcome.Error);
            Trouble = outcome.ForGood ? null : outcome.Error; // the server works; it refuses this letter
            await _ports.Store.UpdateAsync(mail with { State = MailState.GivenUp, Attempts = attempts, Error = outcome.Error }, ct);
        }
        else
        {
            await _ports.Store.UpdateAsync(mail with { Attempts = attempts, NextAt = now + Pauses[attempts - 1], Error = outcome.Error }, ct);
        }
    }

    private async Task<MailFile?> PrintAsync(OutMail mail, CancellationToken ct)
    {
        if (_ports.Printer.Trouble is not null || await _ports.Desk.GetTicketAsync(mail.Ticket!.Value, ct) is not { } ticket)
        {
            return null;
        }

        var customer = ticket.CustomerId is { } id ? await _ports.Desk.GetCustomerAsync(id, ct) : null;
        var pdf = _ports.Printer.Print(ticket, customer, await _ports.Desk.HistoryAsync(ticket.Id, ct), customer?.Language ?? "en");
        return new MailFile("ticket.pdf", "application/pdf", pdf);
    }

    [LoggerMessage(EventId = 15001, Level = LogLevel.Error, Message = "The outbox cannot be worked on, tried again: {Why}")]
    private partial void LogFailed(string why, Exception? e);

    [LoggerMessage(EventId = 15002, Level = LogLevel.Warning, Message = "The letter {Mail} is given up after {Attempts} tries: {Why}")]
    private partial void LogGivenUp(Guid mail, int attempts, string why);
}
