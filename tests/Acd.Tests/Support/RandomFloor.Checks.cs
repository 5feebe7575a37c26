using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Support;

/// <summary>What must hold after each step. Looked at a hundred million times in a long run: nothing is made while all is well.</summary>
internal sealed partial class RandomFloor
{
    private static readonly TimeSpan LongestOffer = TimeSpan.FromSeconds(60);

    /// <summary>What does not hold now; null = all does.</summary>
    private string? Wrong()
    {
        var (telephony, chat) = (_floor.Telephony, _floor.Chat);
        if (telephony.Violations.Count + chat.Violations.Count + _floor.Bugs.Count > 0)
        {
            return string.Join('\n', [.. telephony.Violations, .. chat.Violations, .. _floor.Bugs.Lines]);
        }

        for (var i = 0; i < Agents.Length; i++)
        {
            if (_floor.Desk.View(Agents[i]) is { } view && (WrongWith(view) ?? WrongTogether(view, i + 1) ?? WrongChats(view.Agent)) is { } wrong)
            {
                return $"{wrong} ({view.Agent}, {view.State})";
            }
        }

        return telephony.Bridges.Exists(b => !b.Completion.IsCompleted && !b.Held && ((FakeCallLeg)b.Caller).Playing is not null) ? "music in a conversation" : null;
    }

    private string? WrongWith(AgentView view) => view.State switch
    {
        AgentState.OnCall or AgentState.Offered when view.CallId is null || view.Lease is null => "at work without a call or a lease",
        AgentState.Offered when _floor.Steps.Waiting == 0 && IsLong(view.Since) && IsLong(LastStep(view.Lease)) => "stuck reserved",
        not (AgentState.OnCall or AgentState.Offered or AgentState.WrapUp) when view.CallId is not null => "has a call that is over",
        _ => null,
    };

    private bool IsLong(DateTimeOffset since) => _floor.Time.GetUtcNow() - since > LongestOffer;

    // The clock may jump while the loop has no turn: an offer rings later then, and its time begins anew; and others may come before it has ended.
    private DateTimeOffset LastStep(long? lease) =>
        _floor.Journal.Facts.Last(f => f is CallOffered offered && offered.Lease == lease || f is CallRinging ringing && ringing.Lease == lease).At;

    // One may have it while another is offered it or takes part in it; "sales" rings all.
    private string? WrongTogether(AgentView view, int next)
    {
        for (var i = next; view.State is AgentState.OnCall or AgentState.Offered && i < Agents.Length; i++)
        {
            if (_floor.Desk.View(Agents[i]) is not { State: AgentState.OnCall or AgentState.Offered } other || other.CallId != view.CallId)
            {
                continue;
            }

            if (view.InCharge && other.InCharge)
            {
                return $"a call with two agents, {other.Agent} too";
            }

            if (view.State == AgentState.Offered && other.State == AgentState.Offered && view.Queue != "sales" && other.Queue != "sales")
            {
                return $"a call offered twice, to {other.Agent} too";
            }
        }

        return null;
    }

    // Nobody chats while on the phone, and nobody has more chats open than fit.
    private string? WrongChats(string agent)
    {
        var open = 0;
        foreach (var visitor in _floor.Chat.Visitors)
        {
            open += visitor.With == agent ? 1 : 0;
        }

        MostChatsAtOnce = Math.Max(MostChatsAtOnce, open);
        return open > ChatsAtOnce ? "too many chats"
            : open > 0 && _floor.Telephony.Bridges.Exists(b => !b.Completion.IsCompleted && b.Joins(agent)) ? "chats and talks"
            : null;
    }
}
