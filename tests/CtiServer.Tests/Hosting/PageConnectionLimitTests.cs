using System.Net;
using CallCenter.CtiServer.Hosting;
using CallCenter.Testing;
using Microsoft.AspNetCore.Connections;

namespace CallCenter.CtiServer.Tests.Hosting;

/// <summary>Who may hold how many connections to the pages.</summary>
internal sealed class PageConnectionLimitTests
{
    private readonly TaskCompletionSource _open = new();
    private readonly LogLines<PageConnectionLimit> _log = new();
    private int _served;

    [Test]
    public async Task Run_OneAddress_HasHalfOfAll_AndOthersTheRest()
    {
        var limit = new PageConnectionLimit(new OpenFiles(420), TimeProvider.System, _log);
        var held = Enumerable.Range(0, 8).Select(_ => limit.RunAsync(From("192.0.2.1"), ServeAsync)).ToList();
        Assert.That(_served, Is.EqualTo(5), "of ten");

        held.AddRange(Enumerable.Range(0, 8).Select(i => limit.RunAsync(From($"192.0.2.{i + 2}"), ServeAsync)));
        Assert.That(_served, Is.EqualTo(10));
        Assert.That(_log.Lines, Has.Length.EqualTo(1), "once a minute");

        _open.SetResult();
        await Task.WhenAll(held);
        await limit.RunAsync(From("192.0.2.1"), ServeAsync);
        Assert.That(_served, Is.EqualTo(11), "room again");
    }

    private Task ServeAsync(ConnectionContext connection)
    {
        _served++;
        return _open.Task;
    }

    private static DefaultConnectionContext From(string address) => new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 40000) };
}
