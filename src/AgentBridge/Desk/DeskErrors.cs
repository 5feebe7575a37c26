using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Desk;

/// <summary>The desk's refusals as answers: the code is the refusal's own word.</summary>
internal static class DeskErrors
{
    public static ProblemHttpResult Problem(DeskError error) =>
        ProblemResponses.Refuse(StatusOf(error), EnumWords.Of(error), TextOf(error));

    private static int StatusOf(DeskError error) => error switch
    {
        DeskError.UnknownAgent or DeskError.UnknownCustomer => StatusCodes.Status404NotFound,
        DeskError.UnknownQueue or DeskError.UnknownReason or DeskError.InvalidNumber or DeskError.InvalidKeys => StatusCodes.Status400BadRequest,
        DeskError.NumberBarred => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };

    private static string TextOf(DeskError error) => error switch
    {
        DeskError.UnknownAgent => "There is no such agent.",
        DeskError.NotSignedIn => "The agent is not signed in.",
        DeskError.NoOffer => "No call is being offered.",
        DeskError.LeaseExpired => "The offer has passed.",
        DeskError.NoCall => "There is no call.",
        DeskError.NotInWrapUp => "There is nothing to wrap up.",
        DeskError.AlreadyHeld => "The call is on hold already.",
        DeskError.NotHeld => "The call is not on hold.",
        DeskError.UnknownQueue => "There is no such queue.",
        DeskError.UnknownReason => "There is no such reason.",
        DeskError.InvalidNumber => "That is not a number that can be dialed.",
        DeskError.NumberBarred => "That number may not be dialed from here.",
        DeskError.ColleagueNotReady => "The colleague cannot take a call now.",
        DeskError.TransferPending => "A transfer is under way already.",
        DeskError.NotInCharge => "Another agent is in charge of the call.",
        DeskError.NoConsultation => "Nobody is being consulted.",
        DeskError.ConferenceFull => "No more people fit into the call.",
        DeskError.AlreadyThere => "That number is in the call already.",
        DeskError.InvalidKeys => "These are not keys of a telephone.",
        DeskError.OwnCall => "That is your own call.",
        DeskError.NotWaiting => "The caller does not wait in a queue any more.",
        DeskError.UnknownCustomer => "There is no such customer.",
        DeskError.NotObserving => "You are in nobody's call.",
        DeskError.TooManyAtHand => "There are too many calls at hand.",
        DeskError.CallAside => "The call is on hold while you are with another: take it back first.",
        DeskError.NotParked => "Nobody waits in that slot for you.",
        DeskError.NoSlot => "All slots are taken.",
        DeskError.DispositionMissing => "A disposition is wanted before the wrap-up ends.",
        DeskError.NoMoreTime => "There is no more time to be had.",
        DeskError.NoPhone => "The agent's phone is not registered.",
        DeskError.BusyWithCall => "The agent is busy with a call.",
        _ => error.ToString(),
    };
}
