using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>Every error leaves as RFC 9457 problem details; "code" is the word that pages translate.</summary>
internal static partial class ProblemResponses
{
    public static ProblemHttpResult NotFound(string what) => Refuse(StatusCodes.Status404NotFound, "notFound", $"There is no such {what}.");

    /// <summary>403: an agent asked for what belongs to others.</summary>
    public static ProblemHttpResult NotYours(string what) =>
        Refuse(StatusCodes.Status403Forbidden, "forbidden", $"That {what} belongs to others: a supervisor may see it.");

    public static ProblemHttpResult Conflict(string code, string detail) => Refuse(StatusCodes.Status409Conflict, code, detail);

    public static ProblemHttpResult Refuse(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>400 with the fields at fault: "errors" in English, "faults" as codes with arguments, for pages to translate.</summary>
    public static ProblemHttpResult Invalid(params IReadOnlyList<FieldFault> faults) =>
        OfFields(StatusCodes.Status400BadRequest, "invalid", "Invalid request", faults);

    /// <summary>A refused change: 409 where somebody was faster or the moment is wrong, 400 where a field is at fault, 404 without an error.</summary>
    public static ProblemHttpResult Refused(FieldFault? error, string what) => error switch
    {
        null => NotFound(what),
        { IsConflict: true } => OfFields(StatusCodes.Status409Conflict, "refused", null, [error]),
        _ => Invalid(error),
    };

    /// <summary>409 with everything that still needs it.</summary>
    public static ProblemHttpResult InUse(IReadOnlyList<FieldFault> uses) => OfFields(StatusCodes.Status409Conflict, "inUse", "Still in use", uses);

    /// <summary>409: somebody else has saved meanwhile. "current" is what is stored now, null when it has been deleted.</summary>
    public static ProblemHttpResult Stale(string what, object? current) => TypedResults.Problem(
        current is null ? $"The {what} has been deleted meanwhile." : $"Somebody else has changed the {what} meanwhile.",
        statusCode: StatusCodes.Status409Conflict, extensions: new Dictionary<string, object?> { ["code"] = "version", ["current"] = current });

    private static ProblemHttpResult OfFields(int status, string code, string? title, IReadOnlyList<FieldFault> faults) =>
        TypedResults.Problem(string.Join("; ", faults), statusCode: status, title: title, extensions: new Dictionary<string, object?>
        {
            ["code"] = code,
            ["errors"] = faults.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Text).ToArray()),
            ["faults"] = faults.Select(f => new FaultAnswer(f.Field, f.Code, f.Args)).ToArray(),
        });

    public static void UseProblemResponses(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = OnExceptionAsync,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or OperationCanceledException or DbException,
        });
        app.UseStatusCodePages(context => OnStatusAsync(context.HttpContext));
        app.Use((context, next) => UnreadableRequest.HasNul(context.Request) ? UnreadableRequest.Refusal().ExecuteAsync(context) : next(context));
    }

    private static Task OnStatusAsync(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status400BadRequest && UnreadableRequest.Explain(context) is { } known
            ? known.ExecuteAsync(context)
            : WriteAsync(context, context.Response.StatusCode, null);

    private static Task OnExceptionAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return error switch
        {
            BadHttpRequestException bad => UnreadableRequest.Explain(bad).ExecuteAsync(context),
            DbException store => NotKeptAsync(context, store),
            _ => WriteAsync(context, StatusCodes.Status500InternalServerError, "The server's log has the details."),
        };
    }

    private static Task NotKeptAsync(HttpContext context, DbException error)
    {
        LogNotKept(context.RequestServices.GetRequiredService<ILogger<ProblemDetails>>(), context.Request.Method, context.Request.Path, error.Message);
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, $"Nothing was kept: {error.Message}");
    }

    private static Task WriteAsync(HttpContext context, int status, string? detail)
    {
        context.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Type = "about:blank", Detail = detail };
        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }

    [LoggerMessage(EventId = 8010, Level = LogLevel.Error, Message = "{Method} {Path}: nothing was kept: {Why}")]
    private static partial void LogNotKept(ILogger logger, string method, string path, string why);
}
