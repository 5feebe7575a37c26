using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Transport;

/// <summary>Where responses go (RFC 3261 §18.2.2, RFC 3581).</summary>
internal sealed class ResponseHopTests
{
    [TestCase("UDP", "10.0.0.1:5070", "10.0.0.9:40000", 0, "10.0.0.9:5070", Description = "what Via says, at the address it came from")]
    [TestCase("UDP", "10.0.0.1:5070;rport", "10.0.0.9:40000", 0, "10.0.0.9:40000")]
    [TestCase("TCP", "10.0.0.1:5070", "10.0.0.9:40000", 7, "10.0.0.9:5070", Description = "its connection, and when that is gone a new one to sent-by")]
    [TestCase("TCP", "10.0.0.1;rport", "10.0.0.9:40000", 7, "10.0.0.9:5060")]
    public void ResponseHop_ByTransport(string transport, string via, string source, long flow, string expected)
    {
        var request = Raw.Parse($"OPTIONS sip:x@y SIP/2.0\nVia: SIP/2.0/{transport} {via};branch=z9hG4bK1\nFrom: <sip:a@b>;tag=1\nTo: <sip:c@d>\nCall-ID: 1\nCSeq: 1 OPTIONS\n\n");
        request.Source = new Hop(transport == "UDP" ? TransportKind.Udp : TransportKind.Tcp, IPEndPoint.Parse(source), flow);
        var hop = TransportLayer.ResponseHop(request);
        Assert.That((hop.EndPoint, hop.Flow), Is.EqualTo((IPEndPoint.Parse(expected), flow)));
    }
}
