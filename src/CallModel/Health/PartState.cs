namespace CallCenter.CallModel.Health;

public enum PartState { Ok, Degraded, Down }
