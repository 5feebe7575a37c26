using System.Data.Common;
using CallCenter.Dialer.Lists;
using CallCenter.Dialer.Running;
using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Dialer.Tests.Running;

public sealed class OptOutTests
{
    [Test]
    public async Task Wish_IsWrittenOnceTheDatabaseIsBack()
    {
        await using var world = await DialerWorld.StartAsync();
        var away = new AwayStore(world.Ports.DoNotCall);
        var book = new DoNotCallBook(world.Ports with { DoNotCall = away }, world.Journal, world.Time, () => { });
        new OptOuts(book, world.Time, NullLogger.Instance).Take(CallId.New(), DialerWorld.Number(1));
        Assert.That((away.Tries, (await world.Ports.DoNotCall.ListAsync(null, 10)).Count), Is.EqualTo((1, 0)));
        await world.PassUntilAsync(() => away.Tries == 3);
        await Until.TrueAsync(async () => (await world.Ports.DoNotCall.ListAsync(null, 10)) is [{ Number: var number }] && number == DialerWorld.Number(1));
    }

    private sealed class LockedException() : DbException("database is locked");

    /// <summary>Fails twice.</summary>
    private sealed class AwayStore(IDoNotCallStore store) : IDoNotCallStore
    {
        public int Tries { get; private set; }

        public Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DoNotCallEntry> entries, CancellationToken ct = default) =>
            ++Tries < 3 ? throw new LockedException() : store.AddAsync(entries, ct);

        public Task<bool> RemoveAsync(string number, CancellationToken ct = default) => store.RemoveAsync(number, ct);

        public Task ReplaceAsync(string list, IReadOnlyCollection<string> numbers, DateTimeOffset asOf, CancellationToken ct = default) => store.ReplaceAsync(list, numbers, asOf, ct);

        public Task<IReadOnlyList<DoNotCallEntry>> ListAsync(string? number, int limit, CancellationToken ct = default) => store.ListAsync(number, limit, ct);

        public Task<IReadOnlyList<DoNotCallList>> ListsAsync(CancellationToken ct = default) => store.ListsAsync(ct);
    }
}
