using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;
using CallCenter.CallModel.Supervision;

namespace CallCenter.Acd.Supervision;

/// <summary>
/// Supervisors on agents' calls, by lease: called, joined in a mode, gone with the agent's part. One who takes over becomes the other side
/// of the customer under the same lease.
/// </summary>
internal sealed class Observations(LoopServices loop, AgentBook agents, WaitingRoom room, ConversationBook conversations, ChannelTable channels,
    LeaseNumbers leases)
{
    private const int MostOnACall = 3;

    private readonly Dictionary<long, Observation> _open = [];
    private volatile IReadOnlyList<ObservationView> _views = [];

    /// <summary>May be read from any thread.</summary>
    public IReadOnlyList<ObservationView> Views => _views;

    public Observation? Find(long lease) => _open.GetValueOrDefault(lease);

    public DeskError Begin(string supervisor, CallId call, ObservationMode mode)
    {
        if (room.Find(call) is not { Channel: ContactChannel.Voice, Conversation: { Agent: { } agent } lead } stay)
        {
            return DeskError.NoCall;
        }

        if (stay.Guests.Append(lead).Any(part => part.Agent?.User == supervisor))
        {
            return DeskError.OwnCall;
        }

        var running = _open.Values.FirstOrDefault(o => o.Supervisor == supervisor);
        if (running?.Stay == stay)
        {
            running.Mode = mode;
            Apply(running);
            return DeskError.None;
        }

        if (agents.Find(supervisor) is { State: AgentState.Offered or AgentState.OnCall })
        {
            return DeskError.BusyWithCall;
        }

        if (!channels.CanReach(stay.Channel, supervisor))
        {
            return DeskError.NoPhone;
        }

        if (stay.Observations.Count >= MostOnACall)
        {
            return DeskError.ConferenceFull;
        }

        if (running is not null)
        {
            End(running, EndReason.Cancelled);
        }

        Summon(stay, new Observation(stay, supervisor, agent.User, leases.Next(), mode, loop.Facts.Now));
        return DeskError.None;
    }

    public DeskError Leave(string supervisor)
    {
        if (_open.Values.FirstOrDefault(o => o.Supervisor == supervisor) is not { } running)
        {
            return DeskError.NotObserving;
        }

        End(running, EndReason.Cancelled);
        return DeskError.None;
    }

    /// <summary>The supervisor has answered.</summary>
    public void PickedUp(Observation observation) =>
        channels.Send(observation.Stay.Item, new WorkCommand.Connect(observation.Stay.Id, observation.Lease, Observes: true));

    public void Connected(Observation observation, IReadOnlyList<Party> parties)
    {
        (observation.Leg, observation.Since) = (parties.First(p => p.Role != LegRole.Caller).Leg, loop.Facts.Now);
        Apply(observation);
    }

    public void End(Observation observation, EndReason reason)
    {
        if (Remove(observation, reason))
        {
            channels.Send(observation.Stay.Item,
                new WorkCommand.Release(observation.Stay.Id, observation.Lease, new CallEnd(CallResult.Completed, reason)));
        }
    }

    /// <summary>The part that was observed is over.</summary>
    public void EndAll(Stay stay)
    {
        foreach (var observation in stay.Observations.ToList())
        {
            End(observation, EndReason.Cancelled);
        }
    }

    private void Summon(Stay stay, Observation observation)
    {
        _open.Add(observation.Lease, observation);
        stay.Observations.Add(observation);
        channels.Send(stay.Item, new WorkCommand.Summon(stay.Id, observation.Lease, observation.Supervisor, loop.Options.PickUpTime));
        Publish();
    }

    private void Apply(Observation observation)
    {
        if (observation.Leg is not { } leg || observation.Stay.Conversation is not { } lead)
        {
            Publish();
            return;
        }

        loop.Facts.Write(new CallObserved
        {
            At = loop.Facts.Now, CallId = observation.Stay.Id, Supervisor = observation.Supervisor, Agent = observation.Agent, Mode = observation.Mode,
        });
        if (observation.Mode == ObservationMode.TakeOver)
        {
            TakeOver(observation, lead, leg);
            return;
        }

        IReadOnlyList<LegId>? listeners = observation.Mode switch
        {
            ObservationMode.Listen => [],
            ObservationMode.Whisper => [lead.Own.Leg],
            _ => null,
        };
        channels.Send(observation.Stay.Item, new WorkCommand.SetHeardBy(observation.Stay.Id, observation.Lease, leg, listeners));
        Publish();
        agents.TouchAll(observation.Stay);
    }

    private void TakeOver(Observation observation, Conversation lead, LegId leg)
    {
        var stay = observation.Stay;
        conversations.CallOff?.Invoke(stay);
        foreach (var consulted in stay.Guests.Where(g => g.Consulted).ToList())
        {
            conversations.EndConsultation(consulted, ConsultationEnd.Dismissed);
            conversations.Release(consulted, EndReason.Transferred);
        }

        if (lead.Held)
        {
            conversations.SetHeld(lead, false);
        }

        Remove(observation, EndReason.Transferred);
        channels.Send(stay.Item, new WorkCommand.Connect(stay.Id, observation.Lease));
        conversations.Report(stay, observation.Agent, null, observation.Supervisor, failed: null);
        conversations.Release(lead, EndReason.Transferred);
        conversations.BeginOutside(stay, new OutsideDial(observation.Lease, observation.Agent, observation.Supervisor),
            [lead.Customer, new Party(leg, LegRole.Supervisor, Number: observation.Supervisor)]);
    }

    private bool Remove(Observation observation, EndReason reason)
    {
        if (!_open.Remove(observation.Lease))
        {
            return false;
        }

        observation.Stay.Observations.Remove(observation);
        if (observation.Leg is not null)
        {
            loop.Facts.Write(new ObservationEnded
            {
                At = loop.Facts.Now, CallId = observation.Stay.Id, Supervisor = observation.Supervisor, Agent = observation.Agent, Reason = reason,
                ObservedMs = loop.Facts.MillisecondsSince(observation.Since),
            });
        }

        Publish();
        agents.TouchAll(observation.Stay);
        return true;
    }

    private void Publish() => _views = [.. _open.Values.Select(o =>
        new ObservationView(o.Supervisor, o.Stay.Id, o.Agent, o.Mode, o.Leg is not null, o.Since))];
}
