using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Conversations;

/// <summary>What an agent does to the own side of a call: mute, keys, a pause of the recording.</summary>
internal sealed class CallControls(LoopServices loop, AgentBook agents, ChannelTable channels)
{
    private const int MostKeys = 32;

    public DeskError Mute(Agent agent, bool muted)
    {
        if (agent.Conversation is not { } part)
        {
            return DeskError.NoCall;
        }

        if (part.Muted != muted)
        {
            part.Muted = muted;
            channels.Send(part.Stay.Item, new WorkCommand.SetHeardBy(part.Stay.Id, part.Lease, part.Own.Leg, muted ? [] : null));
            agents.TouchAll(part.Stay);
        }

        return DeskError.None;
    }

    public DeskError PressKeys(Agent agent, string keys)
    {
        if (agent.Conversation is not { } part)
        {
            return DeskError.NoCall;
        }

        var pressed = keys.ToUpperInvariant();
        if (pressed.Length is 0 or > MostKeys || pressed.Any(key => !char.IsAsciiDigit(key) && key is not ('*' or '#' or (>= 'A' and <= 'D'))))
        {
            return DeskError.InvalidKeys;
        }

        channels.Send(part.Stay.Item, new WorkCommand.PressKeys(part.Stay.Id, part.Lease, pressed));
        return DeskError.None;
    }

    /// <summary>Whoever takes part may pause the recording; it goes on by anybody's word, and when the leading part ends.</summary>
    public DeskError PauseRecording(Agent agent, bool paused)
    {
        if (agent.Conversation is not { } part)
        {
            return DeskError.NoCall;
        }

        if (paused && part.Stay.RecordingPausedBy is null)
        {
            part.Stay.RecordingPausedBy = agent.User;
            loop.Facts.Write(new RecordingPaused { At = loop.Facts.Now, CallId = part.Stay.Id, Agent = agent.User });
            channels.Send(part.Stay.Item, new WorkCommand.PauseRecording(part.Stay.Id, true));
        }
        else if (!paused)
        {
            ResumeRecording(part.Stay);
        }

        agents.TouchAll(part.Stay);
        return DeskError.None;
    }

    /// <summary>Does nothing where it is not paused.</summary>
    public void ResumeRecording(Stay stay)
    {
        if (stay.RecordingPausedBy is { } agent)
        {
            stay.RecordingPausedBy = null;
            loop.Facts.Write(new RecordingResumed { At = loop.Facts.Now, CallId = stay.Id, Agent = agent });
            channels.Send(stay.Item, new WorkCommand.PauseRecording(stay.Id, false));
        }
    }
}
