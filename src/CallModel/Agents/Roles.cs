namespace CallCenter.CallModel.Agents;

[Flags]
public enum Roles { None = 0, Agent = 1, Supervisor = 2, Admin = 4 }
