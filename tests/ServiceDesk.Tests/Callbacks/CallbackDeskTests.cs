using CallCenter.ServiceDesk.Callbacks;

namespace CallCenter.ServiceDesk.Tests.Callbacks;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class CallbackDeskTests
{
    [Test]
    public async Task RequestAsync_Good_WaitsWithTheNumberAsE164()
    {
        await using var f = await DeskFixture.StartAsync();
        var desk = await DeskAsync(f);

        var callback = (await desk.RequestAsync(new NewCallback("030 1234567", " Bob ", "sales", "", TicketSource.Phone))).Callback!;

        Assert.That(callback, Is.EqualTo(new Callback(callback.Id, "+49301234567", "Bob", "sales", null, TicketSource.Phone,
            CallbackState.Waiting, f.Time.GetUtcNow(), null, null, null, null)));
        Assert.That(await desk.GetAsync(callback.Id), Is.EqualTo(callback));
        Assert.That(await desk.ListAsync(new CallbackQuery(CallbackState.Waiting, 10)), Is.EqualTo((Callback[])[callback]));
    }

    [TestCase("", null, "number")]
    [TestCase("12", null, "number")]
    [TestCase("call me", null, "number")]
    [TestCase("+49 30 12345678901234", null, "number")]
    [TestCase("0301234567", "nowhere", "queue")]
    public async Task RequestAsync_Wrong_NamesTheField(string number, string? queue, string field)
    {
        await using var f = await DeskFixture.StartAsync();

        var result = await (await DeskAsync(f)).RequestAsync(new NewCallback(number, Queue: queue));

        Assert.That(result.Error!.Field, Is.EqualTo(field));
    }

    [Test]
    public async Task RequestAsync_SameNumberTwice_OneWaits()
    {
        await using var f = await DeskFixture.StartAsync();
        var desk = await DeskAsync(f);

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => desk.RequestAsync(new NewCallback("030 1234567"))));

        Assert.That(results.Count(r => r.Ok), Is.EqualTo(1));
        Assert.That(results.First(r => !r.Ok).Error!.Code, Is.EqualTo(FaultCode.Taken));
        Assert.That((await desk.RequestAsync(new NewCallback("030 1234567", Queue: "sales"))).Ok, "for another queue");
    }

    [Test]
    public async Task MoveAsync_TakeGiveBackTakeDone_KeepsWhoAndWhen()
    {
        await using var f = await DeskFixture.StartAsync();
        var desk = await DeskAsync(f);
        var id = (await desk.RequestAsync(new NewCallback("030 1234567"))).Callback!.Id;

        Assert.That((await desk.MoveAsync(id, new CallbackTransition(CallbackState.Taken, "ann"))).Callback!.TakenBy, Is.EqualTo("ann"));
        Assert.That((await desk.MoveAsync(id, new CallbackTransition(CallbackState.Taken, "bob"))).Error!.Text, Does.Contain("taken by ann"));
        Assert.That((await desk.MoveAsync(id, new CallbackTransition(CallbackState.Waiting, "ann"))).Callback!.TakenBy, Is.Null);
        Assert.That((await desk.MoveAsync(id, new CallbackTransition(CallbackState.Done, "ann"))).Error!.Code, Is.EqualTo(FaultCode.IllegalMove));
        await desk.MoveAsync(id, new CallbackTransition(CallbackState.Taken, "bob"));
        var done = (await desk.MoveAsync(id, new CallbackTransition(CallbackState.Done, "bob", CallbackEnd.Reached, " will pay "))).Callback!;
        Assert.That((done.Result, done.ResultNote), Is.EqualTo(((CallbackEnd?)CallbackEnd.Reached, "will pay")));

        Assert.That((done.State, done.TakenBy, done.DoneAt), Is.EqualTo((CallbackState.Done, "bob", f.Time.GetUtcNow())));
        Assert.That((await desk.MoveAsync(id, new CallbackTransition(CallbackState.Cancelled, "bob"))).Ok, Is.False);
    }

    [Test]
    public async Task MoveAsync_EightTakeAtOnce_OneGetsIt()
    {
        await using var f = await DeskFixture.StartAsync();
        var desk = await DeskAsync(f);
        var id = (await desk.RequestAsync(new NewCallback("030 1234567"))).Callback!.Id;

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => desk.MoveAsync(id, new CallbackTransition(CallbackState.Taken, $"agent{i}"))));

        Assert.That(results.Count(r => r.Ok), Is.EqualTo(1));
        Assert.That((await desk.GetAsync(id))!.TakenBy, Is.EqualTo(results.Single(r => r.Ok).Callback!.TakenBy));
    }

    [Test]
    public async Task MoveAsync_Unknown_HasNeitherCallbackNorError()
    {
        await using var f = await DeskFixture.StartAsync();

        Assert.That(await (await DeskAsync(f)).MoveAsync(Guid.CreateVersion7(), new CallbackTransition(CallbackState.Taken, "ann")), Is.EqualTo(new CallbackResult(null, null)));
    }

    private static async Task<CallbackDesk> DeskAsync(DeskFixture f)
    {
        await f.Queues.AddAsync(new QueueConfig("sales"));
        return new CallbackDesk(f.Callbacks, f.Queues, f.Numbers, f.Time);
    }
}
