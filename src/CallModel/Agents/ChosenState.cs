namespace CallCenter.CallModel.Agents;

/// <summary>What an agent has chosen to be; calls do not change it.</summary>
public enum ChosenState { SignedOut, Available, NotReady }
