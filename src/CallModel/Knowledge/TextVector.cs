namespace CallCenter.CallModel.Knowledge;

/// <summary>What a text means to one model: unit-length numbers. Kept so that a start does not have to encode everything again.</summary>
public sealed record TextVector(string Text, ReadOnlyMemory<float> Vector);
