using CallCenter.CallControl.Trunks;

namespace CallCenter.CallControl.Outbound;

/// <summary>A number outside that is to be dialed.</summary>
/// <param name="Number">as the numbering plan has it.</param>
/// <param name="Caller">picks the number to present; null = none is known.</param>
internal sealed record OutsideNumber(string Number, TimeSpan RingTime, Func<TrunkConfig, string?> Caller)
{
    /// <summary>For applications there, by header name.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();
}
