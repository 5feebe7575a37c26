using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>Another company's web site: a server of its own with one page.</summary>
internal sealed class WebSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebSite(string origin, string html)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(origin);
        _app = builder.Build();
        _app.MapGet("/tv", () => Results.Content(html, "text/html; charset=utf-8"));
        Address = $"{origin}/tv";
    }

    /// <summary>Of its page.</summary>
    public string Address { get; }

    public static async Task<WebSite> OpenAsync(string origin, string html)
    {
        var site = new WebSite(origin, html);
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
