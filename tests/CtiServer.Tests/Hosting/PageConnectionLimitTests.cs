using System.Net;
using CallCenter.CtiServer.Hosting;
using CallCenter.Testing;
using Microsoft.AspNetCore.Connections;

namespace CallCenter.CtiServer.Tests.Hosting;

/// <summary>Who may hold how many connections to the pages.</summary>
internal sealed class PageConnectionLimitTests
{
    private readonly LogLines<PageConnectionLimit> _log = new();

    [Test]
    public async Task Enter_OneAddressHasHalfOfAll_AndTheNextWaitsForRoom()
    {
        var limit = new PageConnectionLimit(new OpenFiles(420), TimeProvider.System, _log);
        Assert.That(Enumerable.Range(0, 8).Count(_ => limit.TryEnter(From("192.0.2.1"))), Is.EqualTo(5), "of ten");
        Assert.That(_log.Lines, Has.Length.EqualTo(1), "once a minute");
        Assert.That(Enumerable.Range(2, 5).All(i => limit.TryEnter(From($"192.0.2.{i}"))), Is.True);

        var room = limit.RoomAsync(CancellationToken.None);
        Assert.That(room.IsCompleted, Is.False);
        await limit.RunAsync(From("192.0.2.1"), _ => Task.CompletedTask);
        await room;
        Assert.That(limit.TryEnter(From("192.0.2.1")), Is.True);

        var last = limit.RoomAsync(CancellationToken.None);
        limit.Close();
        await last;
    }

    private static DefaultConnectionContext From(string address) => new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 40000) };
}
