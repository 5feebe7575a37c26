using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Agents;

/// <summary>The registered telephones: all of them for supervisors, their own for everybody.</summary>
internal static class PhoneEndpoints
{
    public static void MapPhones(this IEndpointRouteBuilder api)
    {
        api.MapGet("/phones", (IPhones phones) => TypedResults.Ok(phones.All.Select(PhoneAnswer.Of).ToList()))
            .RequireAuthorization(Access.Supervisor).WithTags("agents");
        api.MapGet("/agents/{user}/phones", Of).WithTags("agents");
    }

    private static Results<Ok<List<PhoneAnswer>>, ProblemHttpResult> Of(string user, ClaimsPrincipal who, IPhones phones) =>
        who.User() == user || who.Supervises()
            ? TypedResults.Ok(phones.All.Where(p => p.User.Equals(user, StringComparison.OrdinalIgnoreCase)).Select(PhoneAnswer.Of).ToList())
            : ProblemResponses.Refuse(StatusCodes.Status403Forbidden, "forbidden", "That is somebody else's telephone.");
}
