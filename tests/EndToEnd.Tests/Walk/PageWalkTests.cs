using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>
/// Every page as agent, supervisor and administrator, with real telephones behind it, in both languages at both sizes. Takes minutes and leaves
/// pictures: <c>./test --pages [FOLDER]</c>.
/// </summary>
[Explicit("minutes of pictures; the short ways are JourneyTests and the pages' own tests"), Category("PageWalk")]
public sealed class PageWalkTests
{
    private WalkHouse _house = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _house = await WalkHouse.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_house is not null)
        {
            await _house.DisposeAsync();
        }
    }

    [Test]
    public async Task EveryPage()
    {
        await using (var stranger = await _house.Browser.NewPageAsync())
        {
            await stranger.Page.GotoAsync("/");
            await stranger.Page.Locator("#user").WaitForAsync();
            await stranger.LookAsync("sign-in");
        }

        await using var boss = await _house.Browser.SignInAsync("admin", ServerProcess.AdminPassword);
        var lists = new ListWalk(_house, boss);
        await lists.EmptyAsync();
        await _house.FurnishAsync();
        await using (var anna = await _house.Browser.SignInAsync("anna", Company.AgentPassword))
        {
            var desk = new DeskWalk(_house, anna);
            await desk.OneCallAsync();
            await desk.LossesAsync();
        }

        await new LiveWalk(_house, boss).WalkAsync();
        await lists.WalkAsync();
        TestContext.Out.WriteLine($"pictures: {_house.Browser.Pictures}");
        Assert.That(_house.Browser.Findings, Is.Empty);
    }
}
