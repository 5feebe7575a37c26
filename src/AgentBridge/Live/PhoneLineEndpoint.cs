using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// The line of the telephone in the page: one request, before anything else of the page is there, so that a page that is loaded again has its
/// caller back at once.
/// </summary>
internal static class PhoneLineEndpoint
{
    private const int LongestInstance = 64;

    /// <summary>A browser's session description has three to six kilobytes.</summary>
    private const int LargestBody = 16 * 1024;

    public static void MapPhoneLine(this IEndpointRouteBuilder api) =>
        api.MapPost("/phone/line", Open).WithMetadata(new RequestSizeLimitAttribute(LargestBody)).WithTags("live");

    /// <summary>409 "elsewhere" when another of the user's pages is the telephone.</summary>
    private static Results<Ok<PhoneLine>, ProblemHttpResult> Open(PhoneLineRequest request, ClaimsPrincipal who, HttpContext http, IPagePhones phones)
    {
        var faults = Check.All(Check.Given("instance", request.Instance), Check.Longest("instance", request.Instance, LongestInstance),
            Check.Longest("before", request.Before, LongestInstance), Check.Given("sdp", request.Sdp));
        if (faults.Count > 0)
        {
            return ProblemResponses.Invalid(faults);
        }

        return phones.Open(new PageOffer(who.User(), request.Instance!, request.Sdp!, http.Connection.RemoteIpAddress!, request.TakeOver, request.Before)) switch
        {
            PageOfferOutcome.Opened opened => TypedResults.Ok(new PhoneLine(opened.Answer)),
            PageOfferOutcome.Elsewhere => ProblemResponses.Conflict("elsewhere", "Another page is the telephone."),
            PageOfferOutcome.Refused { Why: BrowserLineRefusal.NoPort } =>
                ProblemResponses.Refuse(StatusCodes.Status503ServiceUnavailable, "tooManyCalls", "No port for sound is free."),
            _ => ProblemResponses.Invalid(new FieldFault("sdp", FaultCode.Malformed, "no offer of sound that can be taken")),
        };
    }
}
