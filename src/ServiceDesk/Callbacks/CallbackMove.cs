namespace CallCenter.ServiceDesk.Callbacks;

/// <summary>What may be done with a callback.</summary>
internal enum CallbackMove { Take, Call, GiveBack, Cancel }
