namespace CallCenter.CallModel.Sound;

public enum PlaybackEnd { Finished, Stopped, LegEnded }
