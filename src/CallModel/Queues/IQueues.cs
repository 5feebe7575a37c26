namespace CallCenter.CallModel.Queues;

/// <summary>The waiting room. Implemented by Acd.</summary>
public interface IQueues
{
    /// <summary>
    /// Holds the caller (music, position) until an agent has served the call or the stay ends otherwise. The caller must be answered.
    /// A transfer to another queue stays inside; a transfer to a number returns <see cref="QueueOutcome.Served"/> when that call is over.
    /// </summary>
    Task<QueueOutcome> EnqueueAsync(QueueRequest request);
}
