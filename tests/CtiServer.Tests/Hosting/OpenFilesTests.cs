using CallCenter.CtiServer.Hosting;

namespace CallCenter.CtiServer.Tests.Hosting;

/// <summary>Shares of the descriptors.</summary>
internal sealed class OpenFilesTests
{
    [TestCase(256, true)]
    [TestCase(420, false)]
    [TestCase(1024, false)]
    public void Trouble_TooFewToStart_IsOneLine(long limit, bool isTrouble)
    {
        var trouble = new OpenFiles(limit).Trouble;
        Assert.That(trouble is not null, Is.EqualTo(isTrouble));
        Assert.That(trouble, Is.Null.Or.Contains($"ulimit -n) is {limit}").And.Not.Contains("\n"));
    }

    [TestCase(420, Description = "hardly more than the server itself needs")]
    [TestCase(1024)]
    [TestCase(65536)]
    public void Shares_OfStrangers_LeaveHalfOfTheRestToCalls(long limit)
    {
        var files = new OpenFiles(limit);
        Assert.That(files.Pages + files.SipConnections, Is.LessThanOrEqualTo((limit - 380) / 2).And.GreaterThan(7));
    }

    [Test]
    public void Read_OfThisProcess_IsAPositiveNumber() => Assert.That(OpenFiles.Read().Limit, Is.GreaterThan(100));
}
