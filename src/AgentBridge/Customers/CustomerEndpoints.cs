using System.Security.Claims;
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

    private static async Task<Results<Created<Customer>, ProblemHttpResult>> AddAsync(CustomerRequest request, ClaimsPrincipal who, IServiceDesk desk,
        CancellationToken ct)
    {
        var (customer, problem) = await SaveAsync(Guid.CreateVersion7(), request, who, desk, ct);
        return problem is null ? TypedResults.Created($"/api/v1/customers/{customer!.Id}", customer) : problem;
    }

    private static async Task<Results<Ok<Customer>, ProblemHttpResult>> ChangeAsync(Guid id, CustomerRequest request, ClaimsPrincipal who,
        IServiceDesk desk, CancellationToken ct)
    {
        if (await desk.GetCustomerAsync(id, ct) is null)
        {
            return ProblemResponses.NotFound("customer");
        }

        var (customer, problem) = await SaveAsync(id, request, who, desk, ct);
        return problem is null ? TypedResults.Ok(customer) : problem;
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

    private static async Task<(Customer? Customer, ProblemHttpResult? Problem)> SaveAsync(Guid id, CustomerRequest request, ClaimsPrincipal who,
        IServiceDesk desk, CancellationToken ct)
    {
        if (Check.Given("name", request.Name) is { } missing)
        {
            return (null, ProblemResponses.Invalid(missing));
        }

        var wanted = new Customer(id, request.Name!, [.. (request.Numbers ?? []).OfType<string>()], request.Email, request.Company,
            request.ValueClass ?? "C", request.Notes, request.Language ?? "en");
        var (saved, error) = await desk.SaveCustomerAsync(wanted, who.User(), ct);
        return saved is null ? (null, ProblemResponses.Refused(error, "customer")) : (saved, null);
    }
}
