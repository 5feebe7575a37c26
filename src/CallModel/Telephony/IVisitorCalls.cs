namespace CallCenter.CallModel.Telephony;

/// <summary>Calls of people on web pages, who have no telephone and no number. Implemented by CallControl. Safe to use from any thread.</summary>
public interface IVisitorCalls
{
    /// <summary>A call like one that has come in: its flow begins, and it ends when either side closes its sound.</summary>
    VisitorOutcome Open(VisitorCall call);
}
