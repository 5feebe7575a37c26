using Microsoft.AspNetCore.WebUtilities;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>The way to the rest of a list (RFC 8288): the same question, asked behind the last entry.</summary>
internal static class NextPage
{
    private const string Before = "before";

    public static void Link(HttpContext http, string last)
    {
        var query = http.Request.Query.Where(q => q.Key != Before).ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query[Before] = last;
        http.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(http.Request.Path, query)}>; rel=\"next\"";
    }
}
