using System.Security.Claims;
using CallCenter.AgentBridge.Calls;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Customers;

/// <summary>The pop of a number for other programs: a browser is led to the page, everybody else gets JSON.</summary>
internal static class PopEndpoint
{
    private const int LongestNumber = 100;
    private const int MostTickets = 20;
    private const int MostProfiles = 5;

    public static void MapPop(this IEndpointRouteBuilder api) => api.MapGet("/pop", PopAsync).WithTags("customers");

    /// <summary>The address "/pop": browsers go on to the page, which asks who they are; others must have signed in.</summary>
    public static void MapPopAddress(this WebApplication app) => app.MapGet("/pop", AddressAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> AddressAsync(HttpContext http, IServiceDesk desk, ICallerProfiles profiles, Sight sight, CancellationToken ct, string? phone = null)
    {
        var signedIn = http.User.Identity?.IsAuthenticated == true;
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return signedIn ? (IResult)await PopAsync(desk, profiles, sight, http.User, ct, phone)
                : ProblemResponses.Refuse(StatusCodes.Status401Unauthorized, "signIn", "Sign in first.");
        }

        var number = Phone.FromQuery(phone ?? "");
        var found = signedIn && number.Length is > 0 and <= LongestNumber ? await desk.FindCustomersAsync(number, ct) : [];
        return TypedResults.Redirect(found is [var only] ? $"/#/customers/{only.Id:N}" : $"/#/customers?q={Uri.EscapeDataString(number)}");
    }

    private static async Task<Results<Ok<PopAnswer>, ProblemHttpResult>> PopAsync(IServiceDesk desk, ICallerProfiles profiles, Sight sight, ClaimsPrincipal who,
        CancellationToken ct, string? phone = null)
    {
        if ((Check.Given("phone", phone) ?? Check.Longest("phone", phone, LongestNumber)) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        var number = Phone.FromQuery(phone!);
        var customers = await desk.FindCustomersAsync(number, ct);
        var scope = await sight.OfAsync(who, ct);
        var queries = customers.Take(MostProfiles).Select(c => new TicketQuery(CustomerId: c.Id, OpenOnly: true, Limit: MostTickets) { For = scope })
            .Append(new TicketQuery(Phone: number, OpenOnly: true, Limit: MostTickets) { For = scope });
        var tickets = await Task.WhenAll(queries.Select(query => desk.FindTicketsAsync(query, ct)));
        var seen = customers.Where(c => scope is null || scope.Customers.Contains(c.Id)).Take(MostProfiles);
        return TypedResults.Ok(new PopAnswer(number, customers,
            [.. tickets.SelectMany(list => list).DistinctBy(t => t.Id).OrderByDescending(t => t.UpdatedAt).Take(MostTickets)],
            await Task.WhenAll(seen.Select(c => profiles.OfAsync(c, number, null, ct)))));
    }
}
