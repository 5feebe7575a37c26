using Microsoft.Extensions.FileProviders;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>The built pages. Their addresses are fragments of one document, so no path needs a fallback.</summary>
internal static partial class StaticPages
{
    public static void UseStaticPages(this WebApplication app)
    {
        var root = Path.GetFullPath(app.Services.GetRequiredService<AgentBridgeOptions>().WebRoot);
        if (!File.Exists(Path.Combine(root, "index.html")))
        {
            LogNoPages(app.Logger, root);
            return;
        }

        var files = new PhysicalFileProvider(root);
        var copies = new CompressedCopies(files);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.Use(copies.InvokeAsync);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = copies,
            OnPrepareResponse = file =>
            {
                CompressedCopies.Mark(file);
                // The bundler puts a hash of the content into the names under assets/.
                file.Context.Response.Headers.CacheControl =
                    file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
            },
        });
    }

    [LoggerMessage(EventId = 8011, Level = LogLevel.Warning, Message = "No pages in {Folder}: only the API is served")]
    private static partial void LogNoPages(ILogger logger, string folder);
}
