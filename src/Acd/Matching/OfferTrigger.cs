namespace CallCenter.Acd.Matching;

internal enum OfferTrigger { PopBuilt, Shown, PickedUp, Joined, Miss, Withdraw }
