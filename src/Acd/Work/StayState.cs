namespace CallCenter.Acd.Work;

/// <summary>Where an item is on the floor. Dialing: an agent calls it, or has passed it on to a number, which is being called.</summary>
internal enum StayState { Waiting, Offered, Talking, Dialing, Parked, Over }
