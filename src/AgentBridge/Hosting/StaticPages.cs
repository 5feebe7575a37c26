using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>The built pages. Their addresses are fragments of one document, so no path needs a fallback.</summary>
internal static partial class StaticPages
{
    public static void AddStaticPages(this IServiceCollection services) => services.AddResponseCompression(o =>
    {
        // Only what holds no secret: compressing answers beside secrets lets an eavesdropper guess at them.
        o.MimeTypes = ["text/javascript", "text/css", "text/html", "image/svg+xml"];
        o.EnableForHttps = true;
        o.Providers.Add<BrotliCompressionProvider>();
        o.Providers.Add<GzipCompressionProvider>();
    });

    public static void UseStaticPages(this WebApplication app)
    {
        var root = Path.GetFullPath(app.Services.GetRequiredService<AgentBridgeOptions>().WebRoot);
        if (!File.Exists(Path.Combine(root, "index.html")))
        {
            LogNoPages(app.Logger, root);
            return;
        }

        var files = new PhysicalFileProvider(root);
        app.UseResponseCompression();
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            // The bundler puts a hash of the content into the names under assets/.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    [LoggerMessage(EventId = 8011, Level = LogLevel.Warning, Message = "No pages in {Folder}: only the API is served")]
    private static partial void LogNoPages(ILogger logger, string folder);
}
