using CallCenter.Storage.Tickets;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Tickets;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class CustomerStoreTests : StoreTest
{
    private static readonly Customer Ann = new(
        Guid.CreateVersion7(), "Ann Smith", ["+492", "+491"], "ann@example.org", "Smith & Sons", "A", "likes tea", "zh");

    private readonly CustomerStore _customers;

    public CustomerStoreTests(DatabaseKind kind) : base(kind) => _customers = new CustomerStore(Db);

    [Test]
    public async Task SaveAsync_NewAndChanged_ComesBackAsSavedWithNumbersInOrder()
    {
        await _customers.SaveAsync(Ann);
        await AssertStoredAsync(Ann);

        var changed = Ann with { Name = "Ann Miller", Numbers = ["+493", "+492"], Email = null, Notes = null };
        await _customers.SaveAsync(changed);

        await AssertStoredAsync(changed);
        Assert.That(await _customers.FindByNumberAsync("+491"), Is.Empty);
    }

    [Test]
    public async Task FindByNumberAsync_SharedNumber_GivesEverybodyBestClassFirst()
    {
        await _customers.SaveAsync(new Customer(Guid.CreateVersion7(), "Zoe", ["+491"], ValueClass: "B"));
        await _customers.SaveAsync(Ann);
        await _customers.SaveAsync(new Customer(Guid.CreateVersion7(), "Bob", ["+497"]));

        var found = await _customers.FindByNumberAsync("+491");

        Assert.That(found.Select(c => c.Name), Is.EqualTo((string[])["Ann Smith", "Zoe"]));
        Assert.That(await _customers.FindByNumberAsync("+49"), Is.Empty, "a part of a number is not the number");
    }

    [TestCase("smith", 1)]
    [TestCase("sons", 1)]
    [TestCase("EXAMPLE.org", 1)]
    [TestCase("+49", 2)]
    [TestCase("100%", 1)]
    [TestCase("%", 1)]
    [TestCase("_", 0)]
    [TestCase("", 2)]
    public async Task SearchAsync_PartOfAnyField_Finds(string text, int count)
    {
        await _customers.SaveAsync(Ann);
        await _customers.SaveAsync(new Customer(Guid.CreateVersion7(), "100% Bob", ["+495"]));

        Assert.That(await _customers.SearchAsync(text, 10), Has.Count.EqualTo(count));
    }

    private async Task AssertStoredAsync(Customer expected)
    {
        var stored = await _customers.GetAsync(expected.Id);
        Assert.That(stored, Is.Not.Null);
        Assert.That(stored!.Numbers, Is.EqualTo(expected.Numbers));
        Assert.That(stored with { Numbers = expected.Numbers }, Is.EqualTo(expected));
    }
}
