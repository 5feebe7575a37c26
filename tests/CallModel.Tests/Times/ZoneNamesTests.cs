using CallCenter.CallModel.Times;

namespace CallCenter.CallModel.Tests.Times;

public sealed class ZoneNamesTests
{
    [TestCase("Europe/Berlin")]
    [TestCase("America/Argentina/Buenos_Aires")]
    [TestCase("Etc/GMT+8")]
    [TestCase("UTC")]
    public void Find_ANameOfTheWorldsTable(string name) => Assert.That(ZoneNames.Find(name)!.Id, Is.EqualTo(name));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Mars/Base")]
    [TestCase("Europe/Berlin\n")]
    [TestCase("../zoneinfo/Europe/Berlin")]
    [TestCase("Europe/../Europe/Berlin")]
    [TestCase("/usr/share/zoneinfo/Europe/Berlin")]
    [TestCase("/proc/self/environ")]
    public void Find_NothingElse(string? name) => Assert.That(ZoneNames.Find(name), Is.Null);
}
