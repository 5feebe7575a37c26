using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests;

/// <summary>A journal on a database file of its own, committing at once.</summary>
internal sealed class JournalFixture : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly JournalOptions _options;
    private readonly string _server;

    private JournalFixture(DatabaseKind kind, JournalOptions options)
    {
        _options = options;
        _server = Databases.Fresh(kind);
    }

    public const string Node = "one";

    public TemporaryFolder Directory { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public DateTimeOffset Start { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public LogLines<Journal> Log { get; } = new();

    public Db Db { get; private set; } = null!;

    public Journal Journal { get; private set; } = null!;

    public static async Task<JournalFixture> StartAsync(DatabaseKind kind, JournalOptions? options = null)
    {
        var fixture = new JournalFixture(kind, options ?? new JournalOptions(TimeSpan.Zero));
        await fixture.OpenAsync();
        return fixture;
    }

    /// <summary>Closes the journal and the database and opens them again.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public CallAnswered Fact(int milliseconds = 0) => new() { At = Time.GetUtcNow().AddMilliseconds(milliseconds), CallId = CallId.New() };

    public async Task<List<JournalEntry>> AllAsync(long after = 0) => await Journal.ReadAsync(after).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Dispose();
    }

    private async Task OpenAsync()
    {
        Db = Db.Open(Directory.Path, _server, Node);
        Journal = await Journal.OpenAsync(Db, Time, Log, _options);
    }

    private async Task CloseAsync()
    {
        await Journal.DisposeAsync();
        Db.Dispose();
    }
}
