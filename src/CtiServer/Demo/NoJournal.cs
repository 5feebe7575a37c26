using System.Runtime.CompilerServices;
using CallCenter.CallModel;

namespace CallCenter.CtiServer.Demo;

/// <summary>The callers' telephones keep no books: only the server does.</summary>
internal sealed class NoJournal : IJournal
{
    public void Append(Fact fact)
    {
    }

    public Task FlushAsync() => Task.CompletedTask;

    public IAsyncEnumerable<JournalEntry> ReadAsync(long afterSeq, CancellationToken ct = default) => NothingAsync(ct);

    public IAsyncEnumerable<JournalEntry> ReadSinceAsync(DateTimeOffset from, CancellationToken ct = default) => NothingAsync(ct);

    public IAsyncEnumerable<JournalEntry> SubscribeAsync(long? afterSeq, CancellationToken ct = default) => NothingAsync(ct);

    private static async IAsyncEnumerable<JournalEntry> NothingAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask.WaitAsync(ct);
        yield break;
    }
}

/// <summary>Nobody registers at the callers' telephones.</summary>
internal sealed class NoUsers : IUserStore
{
    public event Action<string>? Changed
    {
        add { }
        remove { }
    }

    public Task<UserProfile?> GetAsync(string user, CancellationToken ct = default) => Task.FromResult<UserProfile?>(null);

    public Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default) => Task.FromResult<UserSecrets?>(null);

    public Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<UserProfile>>([]);

    public Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default) => Task.FromResult(false);

    public Task UpdateAsync(UserProfile profile, CancellationToken ct = default) => Task.CompletedTask;

    public Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default) => Task.CompletedTask;
}
