namespace CallCenter.CallModel.Callbacks;

/// <summary>A caller's wish to be called back.</summary>
public enum CallbackState { Waiting, Taken, Done, Cancelled }
