namespace CallCenter.Acd.Tests.Support;

/// <summary>Those who write, at random.</summary>
internal sealed partial class RandomFloor
{
    // Nobody chats while on the phone, and nobody has more chats open than fit.
    private void CheckLoad(string where)
    {
        foreach (var open in _floor.Chat.Visitors.Where(v => v.With is not null).GroupBy(v => v.With!))
        {
            MostChatsAtOnce = Math.Max(MostChatsAtOnce, open.Count());
            Assert.That(open.Count(), Is.LessThanOrEqualTo(ChatsAtOnce), $"{where}: {open.Key} has too many chats");
            Assert.That(_floor.Telephony.LiveBridges.Where(b => b.Joins(open.Key)), Is.Empty, $"{where}: {open.Key} chats and talks");
        }
    }

    private void NewWriter()
    {
        if (_floor.Chat.Visitors.Count(v => !v.Over) >= 8)
        {
            return;
        }

        var context = new CallContext(CallId.New(), "visitor", "site");
        var item = new WorkItem(context.CallId, ContactChannel.Chat, Pick(["support", "billing"]), _random.Next(3), "en", context, "here");
        _floor.Chat.Add(item);
        _ = _floor.Acd.AdmitAsync(item);
    }

    private void ChatMoves()
    {
        if (Some(_floor.Chat.Visitors.Where(v => !v.Over)) is not { } visitor)
        {
            return;
        }

        var (chat, item, move) = (_floor.Chat, visitor.Item.Id, _random.Next(10));
        if (visitor.Gone || move == 0)
        {
            chat.Leave(item);
        }
        else if (visitor.With is not null)
        {
            (move < 5 ? chat.Close : (Action<CallId>)(_ => { }))(item);
        }
        else if (visitor.OfferedUnder is not null)
        {
            (move < 8 ? (Action<CallId>)chat.Open : chat.Decline)(item);
        }
    }
}
