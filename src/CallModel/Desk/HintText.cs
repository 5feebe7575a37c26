namespace CallCenter.CallModel.Desk;

public sealed record HintText(string En, string Zh);
