using System.Net;
using System.Net.Sockets;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Transport;

internal sealed class UdpTransportTests
{
    [Test]
    public async Task Overruns_CountsWhatTheSystemDropped_WhileNobodyReads()
    {
        var log = new LogLines();
        await using var transport = new UdpTransport(new IPEndPoint(IPAddress.Loopback, 0), new SipLoop(1, log), new SipCounters(new RefusalLog(TimeProvider.System, log)));
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var datagram = new byte[1000];
        Assert.That(transport.Overruns, Is.Zero);

        for (var sent = 0; sent < 50_000 && transport.Overruns == 0; sent++)
        {
            sender.SendTo(datagram, transport.LocalEndPoint);
        }

        Assert.That(transport.Overruns, Is.Positive);
    }
}
