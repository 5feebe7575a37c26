namespace CallCenter.ServiceDesk.Tests.Customers;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class CustomerDeskTests
{
    private static readonly Customer Good = new(Guid.Empty, " Bob ", ["030 1234567", "+49 30 1234567", "0171-7654321"], " b@example.org ", "", "A");

    [Test]
    public async Task SaveCustomerAsync_Good_HasCleanFieldsAndE164NumbersOnce()
    {
        await using var f = await DeskFixture.StartAsync();

        var saved = (await f.Desk.SaveCustomerAsync(Good, "ann")).Customer!;

        Assert.That(saved.Id, Is.Not.EqualTo(Guid.Empty));
        Assert.That(saved.Numbers, Is.EqualTo((string[])["+49301234567", "+491717654321"]));
        Assert.That((saved.Name, saved.Email, saved.Company), Is.EqualTo(("Bob", "b@example.org", default(string))));
        Assert.That((await f.Desk.FindCustomersAsync("030-1234567")).Single().Id, Is.EqualTo(saved.Id));
        Assert.That((await f.Desk.SearchCustomersAsync("0171/7654321", 10)).Single().Id, Is.EqualTo(saved.Id));
        Assert.That((await f.Desk.GetCustomerAsync(saved.Id))!.Name, Is.EqualTo("Bob"));
        Assert.That(await f.Desk.FindCustomersAsync(" "), Is.Empty);
    }

    [Test]
    public async Task MergeCustomersAsync_TheOneWhoStaysKeepsItsOwnAndGetsWhatItLacks()
    {
        await using var f = await DeskFixture.StartAsync();
        var goes = (await f.Desk.SaveCustomerAsync(Good with { Notes = "old notes", Company = "Acme" }, "ann")).Customer!;
        var stays = (await f.Desk.SaveCustomerAsync(new Customer(Guid.Empty, "Robert", ["+4930999"], "r@example.org", Notes: "new notes"), "ann")).Customer!;

        var (both, error) = await f.Desk.MergeCustomersAsync(goes.Id, stays.Id);

        Assert.That(error, Is.Null);
        Assert.That((both!.Id, both.Name, both.Email, both.Company, both.Notes),
            Is.EqualTo((stays.Id, "Robert", "r@example.org", "Acme", "new notes\nold notes")));
        Assert.That(both.Numbers, Is.EqualTo((string[])["+4930999", "+49301234567", "+491717654321"]));
        Assert.That(await f.Desk.GetCustomerAsync(goes.Id), Is.Null);
        Assert.That((await f.Desk.MergeCustomersAsync(stays.Id, stays.Id)).Error!.Field, Is.EqualTo("into"));
        Assert.That(await f.Desk.MergeCustomersAsync(goes.Id, stays.Id), Is.EqualTo((default(Customer), default(FieldFault))));
        Assert.That(await f.Desk.EraseCustomerAsync(stays.Id), Is.True);
        Assert.That(await f.Desk.SearchCustomersAsync("", 10), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new TestCaseData(Good with { Name = " " }, "name");
        yield return new TestCaseData(Good with { Name = new string('x', 201) }, "name");
        yield return new TestCaseData(Good with { Numbers = ["call me"] }, "numbers");
        yield return new TestCaseData(Good with { Numbers = [.. Enumerable.Range(0, 21).Select(i => $"+4930{i:0000}")] }, "numbers");
        yield return new TestCaseData(Good with { Email = "bob" }, "email");
        yield return new TestCaseData(Good with { ValueClass = "D" }, "valueClass");
        yield return new TestCaseData(Good with { Language = "fr" }, "language");
        yield return new TestCaseData(Good with { Notes = new string('x', 8001) }, "notes");
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task SaveCustomerAsync_Wrong_NamesTheFieldAndStoresNothing(Customer wrong, string field)
    {
        await using var f = await DeskFixture.StartAsync();

        var (customer, error) = await f.Desk.SaveCustomerAsync(wrong, "ann");

        Assert.That(customer, Is.Null);
        Assert.That(error!.Field, Is.EqualTo(field));
        Assert.That(await f.Desk.SearchCustomersAsync("", 10), Is.Empty);
    }
}
