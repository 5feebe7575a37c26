namespace CallCenter.CallModel.Facts;

public sealed record CallAnswered : CallFact;
