using CallCenter.Acd.Settings;

namespace CallCenter.Acd.Tests.Settings;

public sealed class CapacityRulesTests
{
    private static readonly CapacityRules Rules = new(new Dictionary<ContactChannel, ChannelCapacity>
    {
        [ContactChannel.Chat] = new(2, ContactChannel.Mail), [ContactChannel.Mail] = new(5, ContactChannel.Chat, ContactChannel.Voice),
    });

    [TestCase(ContactChannel.Voice, true)]
    [TestCase(ContactChannel.Voice, false, ContactChannel.Voice)]
    [TestCase(ContactChannel.Chat, true, ContactChannel.Chat)]
    [TestCase(ContactChannel.Chat, false, ContactChannel.Chat, ContactChannel.Chat)]
    [TestCase(ContactChannel.Chat, true, ContactChannel.Mail, ContactChannel.Mail)]
    [TestCase(ContactChannel.Chat, false, ContactChannel.Voice)]
    [TestCase(ContactChannel.Mail, false, ContactChannel.Voice, Description = "mail allows a call beside it, but a call allows nothing")]
    public void Fits_CountsItsOwnAndAsksBothSides(ContactChannel next, bool fits, params ContactChannel[] held) =>
        Assert.That(Rules.Fits(held, next), Is.EqualTo(fits));

    [Test]
    public void HasRoom_OneChatLeavesSome_ACallNone()
    {
        Assert.That(Rules.HasRoom([ContactChannel.Chat]));
        Assert.That(Rules.HasRoom([ContactChannel.Voice]), Is.False);
    }
}
