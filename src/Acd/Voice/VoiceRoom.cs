using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;

namespace CallCenter.Acd.Voice;

/// <summary>
/// The voice channel: holds the live legs of this node's calls by id, carries out the floor's commands on them and posts back what
/// happened. Runs on the floor's loop; nothing but commands and events passes between the two.
/// </summary>
internal sealed class VoiceRoom(FloorMailbox mailbox, IAgentReach reach, HoldSound sound, Lines lines, VoiceLegs legs, VoiceDials dials,
    Action<WorkEvent> post) : IWorkChannel
{
    private readonly Dictionary<CallId, VoiceCall> _calls = [];

    public ContactChannel Kind => ContactChannel.Voice;

    public bool CanReach(string agent) => reach.CanReach(agent);

    /// <summary>Takes a caller's leg in before its item enters the floor; null when the call is here already.</summary>
    public VoiceCall? Open(WorkItem item, ICallLeg caller)
    {
        var call = new VoiceCall(item, caller);
        if (!_calls.TryAdd(item.Id, call))
        {
            return null;
        }

        call.LeaveWatch = caller.Ended.Register(() => post(new WorkEvent.Left(item.Id, caller.End?.Reason)));
        dials.Take(call);
        return call;
    }

    public void Execute(WorkCommand command)
    {
        if (command is WorkCommand.Place place)
        {
            dials.Begin(place);
            return;
        }

        if (!_calls.TryGetValue(command.Item, out var call))
        {
            dials.GiveUp(command.Item); // nothing else is asked of a call that is still being dialed
            return;
        }

        switch (command)
        {
            case WorkCommand.Wait:
                call.SetWaiting(true);
                sound.StartMusic(call);
                WatchKeys(call);
                break;
            case WorkCommand.TellPosition tell when call.Waiting:
                sound.Announce(call, tell);
                break;
            case WorkCommand.StopWaiting:
                call.SetWaiting(false);
                sound.Stop(call);
                break;
            case WorkCommand.HangUp hangUp:
                lines.HangUp(call.Caller, hangUp.Why);
                break;
            case WorkCommand.GiveBack giveBack:
                Close(call, giveBack.Outcome);
                break;
            default:
                legs.Execute(call, command);
                break;
        }
    }

    /// <summary>Who waits and may be called back, or hear an answer, says so by a key; nobody else reads the keys meanwhile.</summary>
    private void WatchKeys(VoiceCall call)
    {
        if (call.Item is { CallbackAfter: null, Answer: null })
        {
            return;
        }

        var waiting = call.WaitingToken;
        mailbox.Outside(async () =>
        {
            try
            {
                await foreach (var key in call.Caller.Digits.ReadAllAsync(waiting))
                {
                    if (key == QueuePrompts.CallbackKey)
                    {
                        post(new WorkEvent.CallbackAsked(call.Id));
                    }
                    else if (key == QueuePrompts.AnswerKey)
                    {
                        mailbox.Post(() => sound.Answer(call));
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // the wait is over
            }
        });
    }

    /// <summary>The caller's leg is the flow's again.</summary>
    public void Close(VoiceCall call, QueueOutcome outcome)
    {
        _calls.Remove(call.Id);
        sound.Stop(call);
        legs.ReleaseAll(call);
        call.LeaveWatch.Unregister();
        call.Done.TrySetResult(outcome);
    }
}
