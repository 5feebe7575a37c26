using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Knowledge;
using CallCenter.CallModel.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>An uploaded table, as CSV or as the first sheet of an Excel workbook (ECMA-376).</summary>
internal static class ListFile
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<(IEnumerable<CsvRecord>? Table, ProblemHttpResult? Fault)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        switch (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant())
        {
            case "text/csv" or "text/plain":
                var (text, fault) = await ImportText.OpenAsync(request, ct);
                return (text is null ? null : Csv.Read(text), fault);
            case Xlsx:
                using (var body = new MemoryStream())
                {
                    await request.Body.CopyToAsync(body, ct);
                    return Workbook.Read(body) is { } table
                        ? (table, null)
                        : (null, ProblemResponses.Invalid(new FieldFault("file", FaultCode.Malformed, "no workbook that can be read, or one that is too large")));
                }

            default:
                return (null, ProblemResponses.Refuse(StatusCodes.Status415UnsupportedMediaType, "mediaType", $"text/csv or {Xlsx}"));
        }
    }
}
