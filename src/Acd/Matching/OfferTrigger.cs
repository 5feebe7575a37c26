namespace CallCenter.Acd.Matching;

internal enum OfferTrigger { PopBuilt, Shown, Unseen, PickedUp, Joined, Miss, Withdraw }
