using CallCenter.Storage.Callbacks;
using CallCenter.Storage.Numbers;
using CallCenter.Storage.Tickets;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Numbers;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class StoredNumbersTests(DatabaseKind kind) : StoreTest(kind)
{
    [Test]
    public async Task ReadAgainAsync_KeptAsTyped_ACallMatchesAfterwards()
    {
        var customers = new CustomerStore(Db);
        var callbacks = new CallbackStore(Db);
        var numbers = new StoredNumbers(Db);
        var plan = new NumberingPlan();
        await customers.SaveAsync(new Customer(Guid.CreateVersion7(), "Ann", ["Tel. 030 5550114", "493012345678", "+493012345678", "100"]));
        await callbacks.AddAsync(Waiting("493012345678"));
        await callbacks.AddAsync(Waiting("493055550101"));
        await callbacks.AddAsync(Waiting("+493055550101"));

        Assert.That(await numbers.ReadAgainAsync(plan), Is.EqualTo(2));

        var found = (await customers.FindByNumberAsync("+49305550114")).Single();
        Assert.That(found.Numbers, Is.EqualTo((string[])["+49305550114", "493012345678", "+493012345678", "100"]));
        Assert.That((await callbacks.ListAsync(new CallbackQuery(Limit: 10))).Select(c => c.Number),
            Is.EquivalentTo((string[])["+493012345678", "493055550101", "+493055550101"]));
        Assert.That(await numbers.ReadAgainAsync(plan), Is.Zero, "a second time changes nothing");
    }

    private static Callback Waiting(string number) => new(Guid.CreateVersion7(), number, null, null, null, TicketSource.Phone, CallbackState.Waiting,
        DateTimeOffset.UnixEpoch, null, null, null, null);
}
