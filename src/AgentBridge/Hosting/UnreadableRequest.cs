using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>
/// What the framework refuses before an endpoint sees it, in words of the API: its own messages name types of the program.
/// </summary>
internal static partial class UnreadableRequest
{
    // What parameters of queries are, and whether a text is one.
    private static readonly Dictionary<Type, Func<string, bool>> Readers = new()
    {
        [typeof(bool)] = CanBe<bool>, [typeof(int)] = CanBe<int>, [typeof(long)] = CanBe<long>, [typeof(Guid)] = CanBe<Guid>, [typeof(DateTimeOffset)] = CanBe<DateTimeOffset>,
    };

    public static ProblemHttpResult Explain(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: not StatusCodes.Status400BadRequest } => ProblemResponses.Refuse(bad.StatusCode, CodeOf(bad.StatusCode), TextOf(bad.StatusCode)),
        { InnerException: JsonException { Path: { } path } } when FieldOf(path) is { Length: > 0 } field => ProblemResponses.Invalid(Malformed(field)),
        { InnerException: JsonException json } => ProblemResponses.Refuse(bad.StatusCode, "notJson", PlaceOf(json)),
        _ when bad.Message.Contains("body", StringComparison.Ordinal) => ProblemResponses.Refuse(bad.StatusCode, "noBody", "The request needs a JSON body."),
        _ when Parameter().Match(bad.Message) is { Success: true } found => ProblemResponses.Invalid(Malformed(found.Groups[1].Value)),
        _ => ProblemResponses.Refuse(bad.StatusCode, "unreadable", TextOf(bad.StatusCode)),
    };

    /// <summary>
    /// The framework's compiled endpoints answer an optional parameter that cannot be read with a bare 400: here it gets its name. Null where every
    /// parameter can be read.
    /// </summary>
    public static ProblemHttpResult? Explain(HttpContext refused)
    {
        var faults = refused.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().Where(parameter => !CanRead(parameter, refused.Request.Query))
            .Select(parameter => Malformed(parameter.Name)).ToArray();
        return faults is { Length: > 0 } ? ProblemResponses.Invalid(faults) : null;
    }

    /// <summary>No text has the character NUL, for not every database keeps it.</summary>
    public static bool HasNul(HttpRequest request) => request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) is true;

    public static ProblemHttpResult Refusal() => ProblemResponses.Refuse(StatusCodes.Status400BadRequest, "unreadable", TextOf(StatusCodes.Status400BadRequest));

    private static bool CanRead(IParameterBindingMetadata parameter, IQueryCollection query)
    {
        var type = parameter.ParameterInfo.ParameterType;
        return query[parameter.Name].ToString() is not { Length: > 0 } text || !Readers.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var canBe) || canBe(text);
    }

    private static bool CanBe<T>(string text)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static FieldFault Malformed(string field) => new(field, FaultCode.Malformed, "cannot be read as what belongs here");

    /// <summary>"$.skills.en" is in the field "skills"; "$" is the whole body.</summary>
    private static string FieldOf(string path) => path.TrimStart('$').Split(['.', '['], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");

    private static string PlaceOf(JsonException json) => json.LineNumber is { } line
        ? $"The body is not the JSON that belongs here (line {line + 1}, byte {(json.BytePositionInLine ?? 0) + 1})."
        : "The body is not the JSON that belongs here.";

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "tooLarge",
        StatusCodes.Status415UnsupportedMediaType => "mediaType",
        StatusCodes.Status408RequestTimeout => "tooSlow",
        _ => "unreadable",
    };

    private static string TextOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is larger than is taken here.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be application/json.",
        StatusCodes.Status408RequestTimeout => "The body came too slowly.",
        _ => "The request cannot be read.",
    };

    // The framework's only telling: parameter "int limit" was not bound.
    [GeneratedRegex("""parameter "[^"]*?(\w+)" """)]
    private static partial Regex Parameter();
}
