namespace CallCenter.CallModel.Tests.Calls;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class CurrentCallTests
{
    [Test]
    public async Task Id_FollowsTheCallsOwnTasksAndNoOthers()
    {
        var (one, other) = (CallId.New(), CallId.New());

        var seen = await Task.WhenAll(Work(one), Work(other));

        Assert.That(seen, Is.EqualTo((CallId?[])[one, other]));
        Assert.That(CurrentCall.Id, Is.Null, "what a call's work sets stays in its work");

        static async Task<CallId?> Work(CallId call)
        {
            CurrentCall.Id = call;
            await Task.Yield();
            return await Task.Run(() => CurrentCall.Id);
        }
    }

    [Test]
    public void Id_ReadAThousandTimes_AllocatesNothing()
    {
        CurrentCall.Id = CallId.New();
        _ = CurrentCall.Id;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = CurrentCall.Id;
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Id_SetOncePerCall_CostsLittle()
    {
        CurrentCall.Id = CallId.New();
        var before = GC.GetAllocatedBytesForCurrentThread();
        CurrentCall.Id = CallId.New();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(256), "bytes");
    }
}
