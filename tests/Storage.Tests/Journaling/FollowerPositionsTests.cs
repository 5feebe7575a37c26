using CallCenter.Storage.Journaling;

namespace CallCenter.Storage.Tests.Journaling;

[TestFixture]
internal sealed class FollowerPositionsTests : StoreTest
{
    [Test]
    public async Task SetAsync_Twice_KeepsTheLastOfEachFollower()
    {
        var positions = new FollowerPositions(Db);
        await positions.SetAsync("a", 5);
        await positions.SetAsync("a", 7);
        await positions.SetAsync("b", 1);

        Assert.That(await positions.GetAsync("a"), Is.EqualTo(7));
        Assert.That(await positions.GetAsync("b"), Is.EqualTo(1));
        Assert.That(await positions.GetAsync("c"), Is.Zero);
    }
}
