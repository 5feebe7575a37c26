namespace CallCenter.CallModel.Desk;

/// <summary>Refusals of agents' commands, as values: the page shows them in its own language.</summary>
public enum DeskError
{
    None, UnknownAgent, NotSignedIn, NoOffer, LeaseExpired, NoCall, NotInWrapUp, AlreadyHeld, NotHeld, UnknownQueue, UnknownReason,
    InvalidNumber, NumberBarred, NoPhone, BusyWithCall, ColleagueNotReady, TransferPending, NoMoreTime, NotInCharge, NoConsultation,
    ConferenceFull, AlreadyThere, InvalidKeys, OwnCall, NotWaiting, NotObserving, UnknownCustomer,
    TooManyAtHand, CallAside, NotParked, NoSlot, DispositionMissing,
}
