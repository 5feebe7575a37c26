using CallCenter.ServiceDesk;
using CallCenter.ServiceDesk.Callbacks;
using CallCenter.Storage.Callbacks;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Mail;
using CallCenter.Storage.Queues;
using CallCenter.Storage.Tickets;
using CallCenter.Storage.Users;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Mailing.Tests;

/// <summary>Desk, outbox and rules on a database file of their own, with a mail server that does what the test says.</summary>
internal sealed class MailWorld : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly Db _db;
    private readonly Journal _journal;

    private MailWorld(Db db, Journal journal, TemporaryFolder folder, SmtpOptions? smtp, Uri? publicUrl)
    {
        (_db, _journal, _folder) = (db, journal, folder);
        Desk = new Desk(new DeskStores(new TicketStore(db), new CustomerStore(db), new UserStore(db)), new NumberingPlan("49", "0", "00"), journal, Time);
        Callbacks = new CallbackDesk(new CallbackStore(db), new QueueStore(db), new NumberingPlan("49", "0", "00"), Time);
        Store = new MailStore(db);
        OptOuts = new OptOutStore(db);
        Smtp = smtp ?? new SmtpOptions("127.0.0.1", Post.Port, SmtpSecurity.None, "center", "secret", "center@example.org", "Call center", publicUrl);
        var ports = new MailPorts(Store, new CircularStore(db), OptOuts, Desk, new Printer(), Smtp);
        Outbox = new Outbox(ports, Time, NullLogger<Outbox>.Instance);
        Mail = new MailDesk(ports, Outbox, Time);
        Circulars = new CircularDesk(ports, Outbox, Time);
    }

    public PostOffice Post { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public Desk Desk { get; }

    public CallbackDesk Callbacks { get; }

    public MailStore Store { get; }

    public SmtpOptions Smtp { get; }

    public Outbox Outbox { get; }

    public MailDesk Mail { get; }

    public CircularDesk Circulars { get; }

    public OptOutStore OptOuts { get; }

    public static async Task<MailWorld> StartAsync(SmtpOptions? smtp = null, Uri? publicUrl = null)
    {
        var folder = new TemporaryFolder();
        var db = Db.Open(folder.Path);
        return new MailWorld(db, await Journal.OpenAsync(db, new ManualTimeProvider(), NullLogger<Journal>.Instance, new JournalOptions(TimeSpan.Zero)), folder, smtp, publicUrl);
    }

    public async Task<Customer> CustomerAsync(string name, string number, string? email, string language = "en") =>
        (await Desk.SaveCustomerAsync(new Customer(Guid.Empty, name, [number], email, "Acme", Language: language), "ann")).Customer!;

    public async Task<Ticket> TicketAsync(string subject, Customer? customer) =>
        (await Desk.CreateAsync(new NewTicket(subject, TicketSource.Phone, CustomerId: customer?.Id), "ann")).Ticket!;

    public async Task CloseAsync(Ticket ticket)
    {
        foreach (var state in (TicketState[])[TicketState.Assigned, TicketState.Handled, TicketState.Closed])
        {
            var change = await Desk.ChangeAsync(ticket.Id, new TicketChange(state, Department: "service"), "ann");
            Assert.That(change.Error, Is.Null);
        }
    }

    /// <summary>An agent says of a call on the ticket how it went.</summary>
    public Task WrapUpAsync(Ticket ticket, string word) => new TicketStore(_db).ChangeAsync(rows =>
    {
        rows.Update(ticket with { Disposition = word, Version = ticket.Version + 1 }, [new TicketEvent(0, ticket.Id, Time.GetUtcNow(), "ann", "wrapUp", null, word, null, null)]);
        return 0;
    });

    public Task RunAsync() => Outbox.RunOnceAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Outbox.DisposeAsync();
        await Post.DisposeAsync();
        await _journal.DisposeAsync();
        _db.Dispose();
        _folder.Dispose();
    }
}
