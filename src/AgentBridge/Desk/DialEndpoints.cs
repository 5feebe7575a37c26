using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.CallModel.Faults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Desk;

/// <summary>Calls that an agent begins: dialed by hand, switched to, taken out of a park slot.</summary>
internal static class DialEndpoints
{
    private const int LongestWord = 100;
    private const string Number = "number";

    public static void MapDialing(this RouteGroupBuilder desk)
    {
        desk.MapPost("/dial", DialAsync);
        desk.MapPost("/switch", (SwitchCallRequest r, ClaimsPrincipal who, IAgentDesk d) => DeskEndpoints.DoAsync(who, d, a => d.SwitchAsync(a, r.CallId)));
        desk.MapPost("/park", (ClaimsPrincipal who, IAgentDesk d) => DeskEndpoints.DoAsync(who, d, d.ParkAsync));
        desk.MapPost("/pick-up", (PickUpRequest r, ClaimsPrincipal who, IAgentDesk d) => DeskEndpoints.DoAsync(who, d, a => d.PickUpAsync(a, r.Slot)));
    }

    public static void MapParked(this IEndpointRouteBuilder api) =>
        api.MapGet("/parked", ParkedAsync).WithTags("live");

    /// <summary>Who is parked: agents see their own queues.</summary>
    private static async Task<Ok<List<ParkedCall>>> ParkedAsync(IAgentDesk desk, IUserStore users, ClaimsPrincipal who, CancellationToken ct)
    {
        var queues = who.Supervises() ? null : (await users.GetAsync(who.User(), ct))?.Queues ?? [];
        return TypedResults.Ok(desk.Parked.Where(call => queues?.Contains(call.Queue) ?? true).ToList());
    }

    /// <summary>Calls a number or a colleague; what becomes of it is in the view.</summary>
    private static async Task<Results<Ok<AgentView>, NoContent, ProblemHttpResult>> DialAsync(DialRequest request, ClaimsPrincipal who, IAgentDesk desk,
        IUserStore users, IHandDialing law, NumberingPlan numbers, CancellationToken ct)
    {
        if ((Check.Given(Number, request.Number) ?? Check.Longest(Number, request.Number, LongestWord) ?? Check.Longest("queue", request.Queue, LongestWord)) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var to = request.Number!.Trim();
        var wish = new DialWish(to, request.Queue);
        if (await users.GetAsync(to, ct) is null)
        {
            var number = numbers.Read(to) ?? to;
            var queue = request.Queue ?? (await users.GetAsync(who.User(), ct))?.Queues.FirstOrDefault();
            // what the telephone makes of it, however it is written
            if (await law.BarAsync(numbers.Normalize(to), queue, ct) is { } bar)
            {
                return ProblemResponses.Invalid(UnlawfulNumber.Of(Number, bar));
            }

            wish = new DialWish(number, queue, await law.CallerNumberAsync(queue, ct));
        }

        return await desk.DialAsync(who.User(), wish) switch
        {
            DeskError.None => desk.View(who.User()) is { } view ? TypedResults.Ok(view) : TypedResults.NoContent(),
            DeskError.InvalidNumber => ProblemResponses.Invalid(FieldFault.NotPhone(Number, to)),
            DeskError.NumberBarred => ProblemResponses.Invalid(UnlawfulNumber.Of(Number, FaultCode.Barred)),
            DeskError.UnknownQueue => ProblemResponses.Invalid(FieldFault.Unknown("queue", "queue of yours")),
            var error => DeskErrors.Problem(error),
        };
    }
}
