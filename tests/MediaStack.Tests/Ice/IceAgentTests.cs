using System.Net;
using CallCenter.MediaStack.Ice;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Tests.Ice;

public sealed class IceAgentTests
{
    private static readonly NetAddress From = NetAddress.From(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 32853), dualStack: false);

    private readonly IceAgent _agent = new([IPAddress.Loopback], 16400);
    private readonly byte[] _response = new byte[StunResponse.MaxSize];

    private string Username => $"{_agent.Credentials.Ufrag}:them";

    /// <summary>RFC 5769 section 2.1.</summary>
    [Test]
    public void Request_OfRfc5769_IsRead()
    {
        var sample = Convert.FromHexString(("000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff"
            + "80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf").ToUpperInvariant());

        Assert.That(StunRequest.TryRead(sample, out var request), Is.True);
        Assert.That(System.Text.Encoding.ASCII.GetString(request.Username), Is.EqualTo("evtj:h6vY"));
        Assert.That((request.IsAuthentic("VOkJxbRl1RmTxUk/WvJxBt"), request.IsAuthentic("VOkJxbRl1RmTxUk/WvJxBT"), request.IsControlled, request.Nominates),
            Is.EqualTo((true, false, true, false)));
    }

    [TestCase(false, IceVerdict.Valid)]
    [TestCase(true, IceVerdict.Nominated)]
    public void Check_ByThePeer_IsAnsweredWithItsAddress(bool nominate, object verdict)
    {
        Assert.That(Judge(StunClient.Check(Username, _agent.Credentials.Password, nominate)), Is.EqualTo(verdict));

        // RFC 5769 section 2.2: the mapped address of 192.0.2.1 port 32853
        var text = Convert.ToHexStringLower(_response);
        Assert.That(text, Does.StartWith("0101").And.Contain("002000080001a147e112a643"));
    }

    [Test]
    public void Check_ByAnybodyElse_GetsNoAnswer()
    {
        var password = _agent.Credentials.Password;
        var broken = StunClient.Check(Username, password);
        broken[30] ^= 1;
        byte[][] checks =
        [
            StunClient.Check(Username, "wrong"), StunClient.Check("other:them", password), StunClient.Check(_agent.Credentials.Ufrag, password), broken,
            StunClient.Check(Username, password)[..^8], new byte[20],
        ];
        foreach (var check in checks)
        {
            Assert.That((Judge(check), _response[0]), Is.EqualTo((IceVerdict.Ignored, (byte)0)));
        }
    }

    /// <summary>487: we are the controlled side ourselves; 420: an attribute that must be understood.</summary>
    [TestCase(0x8029, 4, 87)]
    [TestCase(0x7F01, 4, 20)]
    public void Check_ThatCannotBeTaken_IsRefusedByNumber(int attribute, int hundreds, int rest)
    {
        Assert.That(Judge(StunClient.Check(Username, _agent.Credentials.Password, more: (attribute, new byte[8]))), Is.EqualTo(IceVerdict.Ignored));
        Assert.That(_response[..2], Is.EqualTo(new byte[] { 1, 0x11 }));
        Assert.That(((int)_response[26], (int)_response[27]), Is.EqualTo((hundreds, rest)));
    }

    [Test]
    public void Restart_TakesNewCredentials_AndChecksUnderWay()
    {
        var (username, password) = (Username, _agent.Credentials.Password);
        _agent.Restart();

        Assert.That(Judge(StunClient.Check(Username, _agent.Credentials.Password)), Is.EqualTo(IceVerdict.Valid));
        Assert.That(Judge(StunClient.Check(username, password)), Is.EqualTo(IceVerdict.Valid));
        _agent.Restart();
        Assert.That(Judge(StunClient.Check(username, password)), Is.EqualTo(IceVerdict.Ignored));
    }

    private IceVerdict Judge(byte[] check)
    {
        _response.AsSpan().Clear();
        return _agent.Judge(check, From, _response, out _);
    }
}
