using CallCenter.Storage.Callbacks;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Callbacks;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class CallbackStoreTests : StoreTest
{
    private static readonly Callback Late = new(Guid.CreateVersion7(), "+492", "Ann", "sales", "after five", TicketSource.Web,
        CallbackState.Waiting, Now.AddSeconds(1), Now.AddHours(8), "bob", Now.AddHours(9), CallId.New());

    private static readonly Callback Early = new(Guid.CreateVersion7(), "+491", null, null, null, TicketSource.Phone, CallbackState.Waiting,
        Now, null, null, null, null);

    private readonly CallbackStore _callbacks;

    public CallbackStoreTests(DatabaseKind kind) : base(kind) => _callbacks = new CallbackStore(Db);

    [Test]
    public async Task AddAndUpdate_ComeBackAsSavedOldestFirst()
    {
        await _callbacks.AddAsync(Late);
        await _callbacks.AddAsync(Early);
        Assert.That(await _callbacks.ListAsync(new CallbackQuery(CallbackState.Waiting, 10)), Is.EqualTo((Callback[])[Early, Late]));

        var done = Late with { State = CallbackState.Done, TakenBy = null };
        Assert.That(await _callbacks.UpdateAsync(done, CallbackState.Waiting), Is.True);

        Assert.That(await _callbacks.GetAsync(Late.Id), Is.EqualTo(done));
        Assert.That(await _callbacks.ListAsync(new CallbackQuery(CallbackState.Waiting, 10)), Is.EqualTo((Callback[])[Early]));
        Assert.That(await _callbacks.ListAsync(new CallbackQuery(Limit: 1)), Is.EqualTo((Callback[])[Early]));
        Assert.That(await _callbacks.ListAsync(new CallbackQuery { Queue = "sales" }), Is.EqualTo((Callback[])[done]));
        Assert.That(await _callbacks.GetAsync(Guid.CreateVersion7()), Is.Null);
    }

    [Test]
    public async Task Rules_OfTwoWhoChangeThem_TheSecondIsTold()
    {
        var rules = new CallbackRuleStore(Db);
        Assert.That((await rules.GetAsync("sales")).Version, Is.Zero);
        var first = new CallbackRules("sales", CallbackMode.AgentFirst) { MaxAttempts = 7, Version = 1 };
        Assert.That((await rules.PutAsync(first), await rules.PutAsync(first with { MaxAttempts = 8 })), Is.EqualTo((true, false)));
        Assert.That((await rules.PutAsync(first with { Version = 2 }), await rules.PutAsync(first with { Version = 2, MaxAttempts = 9 })), Is.EqualTo((true, false)));
        Assert.That((await rules.GetAsync("sales"), await rules.ListAsync()), Is.EqualTo((first with { Version = 2 }, new[] { first with { Version = 2 } })));
    }

    [Test]
    public async Task ListAsync_ForAnAgent_OfTheOwnQueuesTheOwnAndTheCallerAtHand()
    {
        var other = Late with { Id = Guid.CreateVersion7(), Number = "+493", Queue = "billing", TakenBy = null };
        await _callbacks.AddAsync(Early);
        await _callbacks.AddAsync(Late);
        await _callbacks.AddAsync(other);

        Assert.That(await ForAsync("bob", []), Is.EqualTo((Callback[])[Early, Late]), "nobody's queue, and what bob has taken");
        Assert.That(await ForAsync("eve", ["billing"]), Is.EqualTo((Callback[])[Early, other]));
        Assert.That(await ForAsync("eve", [], Late.Number), Is.EqualTo((Callback[])[Early, Late]));

        async Task<IReadOnlyList<Callback>> ForAsync(string agent, string[] queues, params string[] numbers)
        {
            var query = new CallbackQuery { For = new AgentScope(agent, queues, numbers, [], null) };
            var found = await _callbacks.ListAsync(query);
            Assert.That(found.All(query.Fits), "the statement and Fits say the same");
            return found;
        }
    }

    [Test]
    public async Task AddAsync_SecondWaitingForNumberAndQueue_IsRefusedUntilTheFirstIsTaken()
    {
        await _callbacks.AddAsync(Early);
        var second = Early with { Id = Guid.CreateVersion7() };

        Assert.That(await _callbacks.AddAsync(second), Is.False);
        Assert.That(await _callbacks.AddAsync(second with { Id = Guid.CreateVersion7(), Queue = "sales" }), Is.True, "another queue");
        await _callbacks.UpdateAsync(Early with { State = CallbackState.Taken }, CallbackState.Waiting);
        Assert.That(await _callbacks.AddAsync(second), Is.True);
        Assert.That(await _callbacks.UpdateAsync(Early, CallbackState.Taken), Is.False, "given back beside a waiting one");
    }

    [Test]
    public async Task UpdateAsync_TwoTakeAtOnce_OneGetsIt()
    {
        await _callbacks.AddAsync(Early);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            _callbacks.UpdateAsync(Early with { State = CallbackState.Taken, TakenBy = $"agent{i}" }, CallbackState.Waiting)));

        Assert.That(taken.Count(ok => ok), Is.EqualTo(1));
    }
}
