namespace CallCenter.CallModel.Calls;

public enum CallDirection { Inbound, Outbound }
