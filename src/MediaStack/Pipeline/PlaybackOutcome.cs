namespace CallCenter.MediaStack.Pipeline;

public enum PlaybackOutcome { Finished, Stopped, LegClosed }
