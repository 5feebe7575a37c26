using CallCenter.CallModel.Speech;

namespace CallCenter.CallModel.Facts;

/// <summary>From here on the caller who might have spoken has the keypad alone. Once a call for each reason.</summary>
public sealed record KeypadOnly : CallFact
{
    public required string Language { get; init; }
    public required NoAsrReason Reason { get; init; }
    public string? Detail { get; init; }
}
