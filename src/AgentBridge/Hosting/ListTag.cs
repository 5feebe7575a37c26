using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>
/// The version of a list that is edited as one: a hash of what stands in it, told as its entity tag. Who sends it back in If-Match (RFC 9110 section
/// 13.1.1) replaces the list only as he has read it.
/// </summary>
internal static class ListTag
{
    public static string Of<T>(IReadOnlyList<T> list) => $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(list))[..8])}\"";

    public static void Tell<T>(HttpContext http, IReadOnlyList<T> list) => http.Response.Headers.ETag = Of(list);

    /// <summary>Whether the request may replace this list: it names its version, or none at all.</summary>
    // a proxy that compresses makes tags weak
    public static bool Fits<T>(HttpContext http, IReadOnlyList<T> list) => http.Request.Headers.IfMatch is not { Count: > 0 } wanted
        || wanted.SelectMany(tags => (tags ?? "").Split(',', StringSplitOptions.TrimEntries)).Any(tag => tag == "*" || tag == Of(list) || tag == "W/" + Of(list));

    /// <summary>409 with what is kept now and its version.</summary>
    public static ProblemHttpResult Stale<T>(string what, IReadOnlyList<T> current) => ProblemResponses.Stale(what, new { version = Of(current), items = current });
}
