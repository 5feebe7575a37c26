using CallCenter.CallControl.Legs;

namespace CallCenter.CallControl.Bridging;

/// <param name="Legs">where the sound of a leg is found by its id.</param>
/// <param name="HoldMusic">what a party hears while the phones of all others hold; silence when null.</param>
internal sealed record BridgeServices(LegTable Legs, IJournal Journal, TimeProvider Time, AudioClip? HoldMusic);
