using CallCenter.Acd.Core;
using CallCenter.Acd.Matching;
using CallCenter.Acd.Settings;
using CallCenter.CallModel;

namespace CallCenter.Acd.Waiting;

/// <summary>The door that flows hand their callers through.</summary>
internal sealed class QueueEntrance(Mailbox mailbox, Roster roster, Matchmaker matchmaker) : IQueues
{
    public async Task<QueueOutcome> EnqueueAsync(QueueRequest request)
    {
        await roster.EnsureQueueAsync(request.Queue);
        var call = new QueuedCall(request);
        var admitted = await mailbox.AskAsync(() => matchmaker.Admit(call, request.Queue, request.Priority), whenStopped: "stopped");
        return admitted is { } refusal ? new QueueOutcome.Unavailable(refusal) : await call.Done.Task;
    }
}
