namespace CallCenter.CallModel;

/// <summary>Rows of tickets. Implemented by Storage; the rules are in ServiceDesk.</summary>
public interface ITicketStore
{
    /// <summary>
    /// Runs <paramref name="work"/> as one transaction, one after the other: what it reads, nobody changes meanwhile. It must be quick and wait
    /// for nothing.
    /// </summary>
    Task<T> ChangeAsync<T>(Func<ITicketRows, T> work, CancellationToken ct = default);

    Task<Ticket?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>Last changed first.</summary>
    Task<IReadOnlyList<Ticket>> FindAsync(TicketQuery query, CancellationToken ct = default);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<TicketEvent>> HistoryAsync(Guid ticketId, CancellationToken ct = default);
}

/// <summary>Tickets and their history lines inside one transaction; of no use after it.</summary>
public interface ITicketRows
{
    Ticket? Get(Guid id);

    /// <summary>Last changed first.</summary>
    IReadOnlyList<Ticket> Find(TicketQuery query);

    /// <summary>"T-000123": the next one, never the same again.</summary>
    string NextNumber();

    void Insert(Ticket ticket, TicketEvent first);

    void Update(Ticket ticket, IReadOnlyList<TicketEvent> history);

    /// <summary>How far a follower of the journal has come; 0 at first.</summary>
    long GetPosition(string follower);

    /// <summary>Kept with what the follower has written, so that it does nothing twice.</summary>
    void SetPosition(string follower, long seq);
}

public interface ICustomerStore
{
    Task<Customer?> GetAsync(Guid id, CancellationToken ct = default);

    Task<IReadOnlyList<Customer>> FindByNumberAsync(string e164, CancellationToken ct = default);

    Task<IReadOnlyList<Customer>> SearchAsync(string text, int limit, CancellationToken ct = default);

    Task SaveAsync(Customer customer, CancellationToken ct = default);
}

public interface ICallbackStore
{
    /// <summary>False when one for the same number and queue is waiting already.</summary>
    Task<bool> AddAsync(Callback callback, CancellationToken ct = default);

    /// <summary>False when the stored state is no longer <paramref name="expected"/>, or the change would make a second waiting one.</summary>
    Task<bool> UpdateAsync(Callback callback, CallbackState expected, CancellationToken ct = default);

    Task<Callback?> GetAsync(Guid id, CancellationToken ct = default);

    Task<IReadOnlyList<Callback>> ListAsync(CallbackState? state, int limit, CancellationToken ct = default);
}

/// <summary>Secrets of a user; never leaves the server.</summary>
/// <param name="PasswordHash">PBKDF2 in the form of ASP.NET Identity v3; null = cannot sign in on the page.</param>
/// <param name="SipHa1Md5">MD5(user:realm:password) of RFC 7616 §3.4.2, lower-case hex; null = no phone.</param>
/// <param name="SipHa1Sha256">the same by SHA-256.</param>
public sealed record UserSecrets(string? PasswordHash, string? SipHa1Md5, string? SipHa1Sha256);

public interface IUserStore
{
    Task<UserProfile?> GetAsync(string user, CancellationToken ct = default);

    Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default);

    Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default);

    /// <summary>False when the user exists already.</summary>
    Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default);

    Task UpdateAsync(UserProfile profile, CancellationToken ct = default);

    Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default);

    /// <summary>Raised after any change, with the user's name.</summary>
    event Action<string>? Changed;
}

public interface IQueueStore
{
    Task<IReadOnlyList<QueueConfig>> ListAsync(CancellationToken ct = default);

    Task<QueueConfig?> GetAsync(string name, CancellationToken ct = default);

    /// <summary>False when the queue exists already.</summary>
    Task<bool> AddAsync(QueueConfig queue, CancellationToken ct = default);

    Task UpdateAsync(QueueConfig queue, CancellationToken ct = default);

    event Action<string>? Changed;
}

/// <summary>One call as the API shows it: a fold over its facts.</summary>
public sealed record CallRecord(CallId Id, CallDirection Direction, string From, string To, string? CallerName, string? Trunk,
    DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, CallEnd? End, Guid? CustomerId, Guid? TicketId,
    string? Agent, string? Queue, string? Recording);

public interface ICallRecords
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<CallRecord>> ListAsync(DateTimeOffset? from, DateTimeOffset? to, int limit, CancellationToken ct = default);

    Task<IReadOnlyList<CallRecord>> ListOfTicketAsync(Guid ticketId, CancellationToken ct = default);

    Task<CallRecord?> GetAsync(CallId id, CancellationToken ct = default);

    Task<IReadOnlyList<JournalEntry>> EventsAsync(CallId id, CancellationToken ct = default);
}
