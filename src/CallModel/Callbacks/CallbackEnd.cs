namespace CallCenter.CallModel.Callbacks;

/// <summary>How a callback that is done ended.</summary>
public enum CallbackEnd { Reached, NotReached, WrongNumber, NotWanted }
