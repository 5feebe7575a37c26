namespace CallCenter.Acd.Routing;

/// <summary>Which of the free agents gets the call. Policies are chosen by name in the queue's settings.</summary>
internal interface IRoutingPolicy
{
    string Name { get; }

    /// <summary>Negative when <paramref name="a"/> is to be preferred.</summary>
    int Compare(in Candidate a, in Candidate b);
}
