using System.Security.Claims;
using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.CallModel.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Mail;

/// <summary>Templates, rules and the outbox.</summary>
internal static class MailEndpoints
{
    private const int MostMails = 500;

    public static void MapMail(this IEndpointRouteBuilder api)
    {
        var mail = api.MapGroup("/mail").WithTags("mail").RequireAuthorization(Access.Supervisor);
        mail.MapGet("", (IMailDesk desk) => TypedResults.Ok(desk.Status));
        mail.MapPost("/test", TestAsync);
        mail.MapGet("/outbox", ListAsync);
        mail.MapPost("/outbox/{id:guid}/retry", RetryAsync);
        mail.MapPut("/templates/{name}/{language}", PutTemplateAsync);
        mail.MapDelete("/templates/{name}", DeleteTemplateAsync);
        mail.MapGet("/rules", async (IMailDesk desk, CancellationToken ct) => TypedResults.Ok(await desk.RulesAsync(ct)));
        mail.MapPost("/rules", (MailRuleRequest request, IMailDesk desk, CancellationToken ct) => PutRuleAsync(Guid.Empty, request, desk, ct));
        mail.MapPut("/rules/{id:guid}", PutRuleAsync);
        mail.MapDelete("/rules/{id:guid}", DeleteRuleAsync);
        // agents write from templates, too
        api.MapGet("/mail/templates", async (IMailDesk desk, CancellationToken ct) => TypedResults.Ok(await desk.TemplatesAsync(ct))).WithTags("mail");
    }

    /// <summary>"error" says why a trial letter was not taken; null: it was.</summary>
    private static async Task<Ok<MailTestAnswer>> TestAsync(MailTestRequest request, IMailDesk desk, CancellationToken ct) =>
        TypedResults.Ok(new MailTestAnswer(await desk.TryAsync(request.Address ?? "", ct)));

    private static async Task<Results<Ok<IReadOnlyList<OutMail>>, ProblemHttpResult>> ListAsync(IMailDesk desk, CancellationToken ct, string? state = null, int limit = 100) =>
        Check.Range("limit", limit, 1, MostMails) is { } fault ? ProblemResponses.Invalid(fault)
        : QueryWords.TryParse<MailState>(state, out var only) ? TypedResults.Ok(await desk.ListAsync(only, null, limit, ct))
        : ProblemResponses.Invalid(QueryWords.Unknown<MailState>("state"));

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(Guid id, IMailDesk desk, CancellationToken ct) =>
        await desk.RetryAsync(id, ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("letter that was given up");

    private static async Task<Results<Ok<MailTemplate>, ProblemHttpResult>> PutTemplateAsync(string name, string language, MailTemplateRequest request, IMailDesk desk,
        CancellationToken ct)
    {
        var (template, error) = await desk.PutAsync(new MailTemplate(name, language, request.Subject ?? "", request.Body ?? ""), request.Version, ct);
        return template is not null ? TypedResults.Ok(template)
            : error is { Code: FaultCode.Changed }
                ? ProblemResponses.Stale("template", (await desk.TemplatesAsync(ct)).FirstOrDefault(one => one.Name == name && one.Language == language))
            : ProblemResponses.Refused(error, "template");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteTemplateAsync(string name, IMailDesk desk, CancellationToken ct)
    {
        var (deleted, error) = await desk.DeleteTemplateAsync(name, ct);
        return deleted ? TypedResults.NoContent() : ProblemResponses.Refused(error, "template");
    }

    private static async Task<Results<Ok<MailRule>, ProblemHttpResult>> PutRuleAsync(Guid id, MailRuleRequest request, IMailDesk desk, CancellationToken ct)
    {
        if (request.Trigger is not { } trigger)
        {
            return ProblemResponses.Invalid(QueryWords.Unknown<MailTrigger>("trigger"));
        }

        var wanted = new MailRule(id, trigger, request.Template ?? "", request.Queue, request.Contains, default, request.Enabled) { Disposition = request.Disposition, Print = request.Print };
        var (rule, error) = await desk.PutAsync(wanted, request.Version, ct);
        return rule is not null ? TypedResults.Ok(rule)
            : error is { Code: FaultCode.Changed } ? ProblemResponses.Stale("rule", (await desk.RulesAsync(ct)).FirstOrDefault(one => one.Id == id))
            : ProblemResponses.Refused(error, "rule");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteRuleAsync(Guid id, IMailDesk desk, CancellationToken ct) =>
        await desk.DeleteRuleAsync(id, ct) ? TypedResults.NoContent() : ProblemResponses.NotFound("rule");
}
