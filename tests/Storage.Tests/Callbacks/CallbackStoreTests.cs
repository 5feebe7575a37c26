using CallCenter.CallModel;
using CallCenter.Storage.Callbacks;

namespace CallCenter.Storage.Tests.Callbacks;

[TestFixture]
internal sealed class CallbackStoreTests : StoreTest
{
    [Test]
    public async Task SaveAsync_NewAndChanged_ComesBackAsSavedOldestFirst()
    {
        var callbacks = new CallbackStore(Db);
        var late = new Callback(Guid.CreateVersion7(), "+492", "Ann", "sales", "after five", TicketSource.Web, CallbackState.Waiting,
            Now.AddSeconds(1), Now.AddHours(8), "bob", Now.AddHours(9), CallId.New());
        var early = new Callback(Guid.CreateVersion7(), "+491", null, null, null, TicketSource.Phone, CallbackState.Waiting, Now, null, null,
            null, null);
        await callbacks.SaveAsync(late);
        await callbacks.SaveAsync(early);
        Assert.That(await callbacks.ListAsync(CallbackState.Waiting, 10), Is.EqualTo((Callback[])[early, late]));

        var done = late with { State = CallbackState.Done };
        await callbacks.SaveAsync(done);

        Assert.That(await callbacks.GetAsync(late.Id), Is.EqualTo(done));
        Assert.That(await callbacks.ListAsync(CallbackState.Waiting, 10), Is.EqualTo((Callback[])[early]));
        Assert.That(await callbacks.ListAsync(null, 1), Is.EqualTo((Callback[])[early]));
        Assert.That(await callbacks.GetAsync(Guid.CreateVersion7()), Is.Null);
    }
}
