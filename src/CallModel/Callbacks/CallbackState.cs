namespace CallCenter.CallModel.Callbacks;

/// <summary>A caller's wish to be called back. Dialing: by the server itself.</summary>
public enum CallbackState { Waiting, Taken, Dialing, Done, Cancelled }
