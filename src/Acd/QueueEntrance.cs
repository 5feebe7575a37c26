using CallCenter.Acd.Core;
using CallCenter.Acd.Matching;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Voice;

namespace CallCenter.Acd;

/// <summary>The door that flows hand their callers through: the leg stays in the voice room, the item goes onto the floor.</summary>
internal sealed class QueueEntrance(FloorMailbox mailbox, Roster roster, VoiceRoom voice, Matchmaker matchmaker, TimeProvider time, string node) : IQueues
{
    private static readonly TimeSpan KnownWithin = TimeSpan.FromMilliseconds(250);

    public async Task<QueueOutcome> EnqueueAsync(QueueRequest request)
    {
        await roster.EnsureQueueAsync(request.Queue);
        await KnownAsync(request.Context.Identified);
        var item = new WorkItem(request.Caller.CallId, ContactChannel.Voice, request.Queue, request.Priority, request.Language,
            request.Context, node) { Within = request.Within, Since = request.Since, Agent = request.Agent, CallbackAfter = request.CallbackAfter, Dialed = request.Dialed,
            Answer = request.Answer };
        return await await mailbox.AskAsync(() => Enter(item, request.Caller), whenStopped: Refusal("stopped"));
    }

    // Who the caller is decides the place in line; a slow database must not keep anybody out of it.
    private async Task KnownAsync(Task identified)
    {
        try
        {
            await identified.WaitAsync(KnownWithin, time);
        }
        catch (TimeoutException)
        {
            // waits as somebody unknown
        }
    }

    private Task<QueueOutcome> Enter(WorkItem item, ICallLeg caller)
    {
        if (voice.Open(item, caller) is not { } call)
        {
            return Refusal("full");
        }

        if (matchmaker.Admit(item) is { } refusal)
        {
            voice.Close(call, new QueueOutcome.Unavailable(refusal));
        }

        return call.Done.Task;
    }

    private static Task<QueueOutcome> Refusal(string why) => Task.FromResult<QueueOutcome>(new QueueOutcome.Unavailable(why));
}
