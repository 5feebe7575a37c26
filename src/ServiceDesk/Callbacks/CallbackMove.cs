namespace CallCenter.ServiceDesk.Callbacks;

/// <summary>What may be done with a callback.</summary>
internal enum CallbackMove { Take, Dial, Call, GiveBack, Cancel }
