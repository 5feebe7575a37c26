namespace CallCenter.CallModel.Dialing;

/// <param name="AsOf">when it was last imported; of <see cref="DoNotCall.Own"/> the last entry.</param>
public sealed record DoNotCallList(string Name, DateTimeOffset AsOf, int Numbers);
