using System.Text;
using CallCenter.CallControl.Legs;
using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Tests.Legs;

public sealed class DtmfInfoTests
{
    [TestCase("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", '5')]
    [TestCase("application/dtmf-relay", "Signal= #\nDuration=100", '#')]
    [TestCase("application/dtmf-relay", "signal=10\r\n", '*')]
    [TestCase("application/dtmf", "7", '7')]
    [TestCase("application/dtmf-relay", "Signal=*\nDuration=250", '*')]
    [TestCase("application/dtmf-relay", "Signal=15\n", 'D')]
    [TestCase("application/dtmf-relay", "4", '4')]
    [TestCase("application/dtmf", "Signal=9\r\nDuration=100\r\n", '9')]
    [TestCase("application/dtmf", "11", '#')]
    [TestCase("application/dtmf", "d\r\n", 'D')]
    public void TryRead_OneKey_IsRead(string type, string body, char key) => Assert.That(Read(type, body), Is.EqualTo(key));

    [TestCase("application/dtmf-relay", "Duration=160\r\n")]
    [TestCase("application/dtmf-relay", "Signal=hello")]
    [TestCase("application/dtmf", "")]
    [TestCase("application/dtmf", "99")]
    [TestCase("application/media_control+xml", "5")]
    public void TryRead_NoKey_IsNothing(string type, string body) => Assert.That(Read(type, body), Is.Null);

    private static char? Read(string type, string body) => DtmfInfo.TryRead(new SipBody(type, Encoding.UTF8.GetBytes(body)));
}
