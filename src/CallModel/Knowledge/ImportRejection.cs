namespace CallCenter.CallModel.Knowledge;

public sealed record ImportRejection(int Row, string Reason);
