namespace CallCenter.CallModel.Facts;

public enum QueueLeaving { Accepted, Abandoned, TimedOut, Closed, LeftByKey, Moved }
