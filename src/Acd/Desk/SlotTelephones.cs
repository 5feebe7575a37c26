using CallCenter.Acd.Core;
using CallCenter.Acd.Matching;
using CallCenter.Acd.Voice;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Desk;

/// <summary>Telephones that have dialed a park slot: the leg that is there already is the agent's line, so that nothing has to ring.</summary>
internal sealed class SlotTelephones(LoopServices loop, Parking parking, VoiceLines lines)
{
    /// <summary>By then the line has the caller, or never will: the caller may have left before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public DeskError PickUp(Agent agent, int slot, ICallLeg telephone)
    {
        if (lines.Of(agent.User) is not null)
        {
            return DeskError.BusyWithCall;
        }

        var line = lines.Bring(agent.User, telephone);
        var error = parking.PickUp(agent, slot);
        if (error == DeskError.None)
        {
            loop.Deadlines.Set(Patience, () => lines.PutDownUnused(agent.User, line));
        }
        else
        {
            lines.Forget(agent.User, line);
        }

        return error;
    }
}
