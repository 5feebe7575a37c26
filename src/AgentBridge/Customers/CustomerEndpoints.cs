using System.Security.Claims;
using CallCenter.AgentBridge.Calls;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Customers;

internal static class CustomerEndpoints
{
    private const int MostCustomers = 500;
    private const int MostForAgents = 50;

    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("customers");
        customers.MapGet("", ListAsync);
        customers.MapGet("/{id:guid}", GetAsync);
        customers.MapGet("/{id:guid}/profile", ProfileAsync);
        customers.MapPost("", AddAsync);
        customers.MapPut("/{id:guid}", ChangeAsync);
        customers.MapDelete("/{id:guid}", EraseAsync).RequireAuthorization(Access.Supervisor);
        customers.MapPost("/{id:guid}/merge", MergeAsync).RequireAuthorization(Access.Supervisor);
    }

    /// <summary>By number, by words in name, company, address or number, or simply the first ones; to an agent not more than a screen of them.</summary>
    private static async Task<Results<Ok<IReadOnlyList<Customer>>, ProblemHttpResult>> ListAsync(IServiceDesk desk, ClaimsPrincipal who, CancellationToken ct,
        string? phone = null, string? q = null, int limit = 100)
    {
        if (Check.Range("limit", limit, 1, MostCustomers) is { } fault)
        {
            return ProblemResponses.Invalid(fault);
        }

        return string.IsNullOrWhiteSpace(phone)
            ? TypedResults.Ok(await desk.SearchCustomersAsync(q?.Trim() ?? "", who.Supervises() ? limit : Math.Min(limit, MostForAgents), ct))
            : TypedResults.Ok(await desk.FindCustomersAsync(Phone.FromQuery(phone), ct));
    }

    private static async Task<Results<Ok<Customer>, ProblemHttpResult>> GetAsync(Guid id, IServiceDesk desk, CancellationToken ct) =>
        await desk.GetCustomerAsync(id, ct) is { } customer ? TypedResults.Ok(customer) : ProblemResponses.NotFound("customer");

    /// <summary>For supervisors, and for the agent who has the customer now.</summary>
    private static async Task<Results<Ok<CallerProfile>, ProblemHttpResult>> ProfileAsync(Guid id, IServiceDesk desk, ICallerProfiles profiles, Sight sight,
        ClaimsPrincipal who, CancellationToken ct) =>
        await desk.GetCustomerAsync(id, ct) is not { } customer ? ProblemResponses.NotFound("customer")
        : await sight.OfAsync(who, ct) is { } scope && !scope.Customers.Contains(id) ? ProblemResponses.NotYours("customer")
        : TypedResults.Ok(await profiles.OfAsync(customer, "", null, ct));

    private static async Task<Results<Created<Customer>, ProblemHttpResult>> AddAsync(CustomerRequest request, ClaimsPrincipal who, IServiceDesk desk,
        CancellationToken ct)
    {
        var (customer, error) = await SaveAsync(Guid.CreateVersion7(), 1, request, who, desk, ct);
        return customer is null ? ProblemResponses.Refused(error, "customer") : TypedResults.Created($"/api/v1/customers/{customer.Id}", customer);
    }

    private static async Task<Results<Ok<Customer>, ProblemHttpResult>> ChangeAsync(Guid id, CustomerRequest request, ClaimsPrincipal who,
        IServiceDesk desk, CancellationToken ct)
    {
        if (await desk.GetCustomerAsync(id, ct) is not { } before)
        {
            return ProblemResponses.NotFound("customer");
        }

        if (request.Version is { } seen && seen != before.Version)
        {
            return ProblemResponses.Stale("customer", before);
        }

        var (customer, error) = await SaveAsync(id, before.Version + 1, request, who, desk, ct);
        return customer is not null ? TypedResults.Ok(customer)
            : error is { Code: FaultCode.Changed } ? ProblemResponses.Stale("customer", await desk.GetCustomerAsync(id, ct))
            : ProblemResponses.Refused(error, "customer");
    }

    /// <summary>For good: tickets stay without name and number.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> EraseAsync(Guid id, IServiceDesk desk, CancellationToken ct) =>
        await desk.EraseCustomerAsync(id, ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("customer");

    private static async Task<Results<Ok<Customer>, ProblemHttpResult>> MergeAsync(Guid id, MergeRequest request, IServiceDesk desk, CancellationToken ct)
    {
        if (request.Into is not { } into)
        {
            return ProblemResponses.Invalid(FieldFault.Missing("into"));
        }

        var (customer, error) = await desk.MergeCustomersAsync(id, into, ct);
        return customer is null ? ProblemResponses.Refused(error, "customer") : TypedResults.Ok(customer);
    }

    private static async Task<(Customer? Customer, FieldFault? Error)> SaveAsync(Guid id, int version, CustomerRequest request, ClaimsPrincipal who,
        IServiceDesk desk, CancellationToken ct)
    {
        if (Check.Given("name", request.Name) is { } missing)
        {
            return (null, missing);
        }

        var wanted = new Customer(id, request.Name!, request.Numbers ?? [], request.Email, request.Company,
            request.ValueClass ?? "C", request.Notes, request.Language ?? "en", version)
        {
            Code = request.Code, Contracts = request.Contracts ?? [], Purchases = request.Purchases ?? [],
        };
        return await desk.SaveCustomerAsync(wanted, who.User(), ct);
    }
}
