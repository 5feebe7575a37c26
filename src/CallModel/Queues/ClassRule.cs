namespace CallCenter.CallModel.Queues;

/// <summary>What a class of customers is worth in a queue.</summary>
/// <param name="Class">A, B or C.</param>
/// <param name="Weight">how much a waited share of the target counts, 1 to 100.</param>
/// <param name="TargetSeconds">the class's service-level target; null = the queue's.</param>
public sealed record ClassRule(string Class, int Weight, int? TargetSeconds = null)
{
    public static readonly IReadOnlyList<string> All = ["A", "B", "C"];

    /// <summary>4, 2 and 1 for A, B and C.</summary>
    public static ClassRule Default(string valueClass) => new(valueClass, valueClass switch { "A" => 4, "B" => 2, _ => 1 });
}
