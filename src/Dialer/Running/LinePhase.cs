namespace CallCenter.Dialer.Running;

internal enum LinePhase { Ringing, Waiting, Talking, Ended }
