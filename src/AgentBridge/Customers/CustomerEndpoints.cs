using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Customers;

internal static class CustomerEndpoints
{
    private const int MostCustomers = 500;
    private const int MostNumbers = 20;
    private const int LongestText = 200;
    private const int LongestNotes = 8000;

    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("customers");
        customers.MapGet("", ListAsync);
        customers.MapGet("/{id:guid}", GetAsync);
        customers.MapPost("", AddAsync);
        customers.MapPut("/{id:guid}", ChangeAsync);
    }

    /// <summary>By number, by words in name, company, address or number, or simply the first ones.</summary>
    private static async Task<Results<Ok<IReadOnlyList<Customer>>, ProblemHttpResult>> ListAsync(IServiceDesk desk, CancellationToken ct,
        string? phone = null, string? q = null, int limit = 100)
    {
        if (limit is < 1 or > MostCustomers)
        {
            return ProblemResponses.Invalid("limit", $"1 to {MostCustomers}");
        }

        return string.IsNullOrWhiteSpace(phone)
            ? TypedResults.Ok(await desk.SearchCustomersAsync(q?.Trim() ?? "", limit, ct))
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

    private static async Task<(Customer? Customer, ProblemHttpResult? Problem)> SaveAsync(Guid id, CustomerRequest request, ClaimsPrincipal who,
        IServiceDesk desk, CancellationToken ct)
    {
        if (Fault(request) is var (field, why))
        {
            return (null, ProblemResponses.Invalid(field, why));
        }

        var wanted = new Customer(id, request.Name!.Trim(), request.Numbers ?? [], Clean(request.Email), Clean(request.Company),
            request.ValueClass ?? "C", Clean(request.Notes), request.Language ?? "en");
        var (saved, error) = await desk.SaveCustomerAsync(wanted, who.User(), ct);
        return saved is null
            ? (null, ProblemResponses.Refuse(StatusCodes.Status400BadRequest, "invalid", error ?? "The customer was refused."))
            : (saved, null);
    }

    private static (string Field, string Why)? Fault(CustomerRequest r) => r switch
    {
        { Name: null } => ("name", "is missing"),
        { Name: { } n } when n.Trim().Length is 0 or > LongestText => ("name", $"1 to {LongestText} characters"),
        { Numbers: { } numbers } when numbers.Count > MostNumbers || numbers.Any(n => n is not { Length: > 0 and <= 64 }) =>
            ("numbers", $"at most {MostNumbers} numbers"),
        { Email.Length: > LongestText } => ("email", $"at most {LongestText} characters"),
        { Company.Length: > LongestText } => ("company", $"at most {LongestText} characters"),
        { Notes.Length: > LongestNotes } => ("notes", $"at most {LongestNotes} characters"),
        { ValueClass: not (null or "A" or "B" or "C") } => ("valueClass", "A, B or C"),
        { Language: not (null or "en" or "zh") } => ("language", "en or zh"),
        _ => null,
    };

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
