using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>
/// The build leaves each page file as .br and .gz beside itself: whoever takes that encoding gets the copy, with an ETag of its own. Answers of
/// the API are never compressed: beside a secret, the length of what was compressed lets an eavesdropper guess at it.
/// </summary>
internal sealed class CompressedCopies(IFileProvider files) : IContentTypeProvider
{
    // the smallest first
    private static readonly (string Encoding, string Suffix)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider _types = new();

    /// <summary>Leads a request for a file to the copy that its client takes.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && _types.TryGetContentType(request.Path.Value ?? "", out _))
        {
            var taken = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality != 0).Select(e => e.Value.Value).ToList();
            var suffix = Kinds.FirstOrDefault(kind => taken.Contains(kind.Encoding, StringComparer.OrdinalIgnoreCase)
                && files.GetFileInfo(request.Path.Value + kind.Suffix).Exists).Suffix;
            request.Path = suffix is null ? request.Path : new PathString(request.Path.Value + suffix);
        }

        return next(context);
    }

    /// <summary>What a file's answer says of its encoding.</summary>
    public static void Mark(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        headers.Vary = "Accept-Encoding";
        if (Kinds.FirstOrDefault(kind => file.File.Name.EndsWith(kind.Suffix, StringComparison.Ordinal)).Encoding is { } encoding)
        {
            headers.ContentEncoding = encoding;
        }
    }

    /// <summary>A copy's type is that of the file.</summary>
    public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
        _types.TryGetContentType(Kinds.Any(kind => subpath.EndsWith(kind.Suffix, StringComparison.Ordinal)) ? subpath[..^3] : subpath, out contentType);
}
