namespace CallCenter.CallModel.Queues;

/// <summary>Who of those who wait comes first.</summary>
public enum CallerOrder
{
    /// <summary>By the customer's value and the share of the target that has been waited; within a class by arrival.</summary>
    Value,

    /// <summary>By arrival.</summary>
    Arrival,
}
