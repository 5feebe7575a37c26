namespace CallCenter.Acd.Tests.Support;

/// <summary>Those who write, at random.</summary>
internal sealed partial class RandomFloor
{
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
