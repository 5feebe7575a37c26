namespace CallCenter.Acd.Work;

internal enum AssignmentPhase { Offered, Taken, WrapUp }
