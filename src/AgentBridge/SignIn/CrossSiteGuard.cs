using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Authorization;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>A request that changes something and is proven by cookie alone must come from our own pages.</summary>
internal static class CrossSiteGuard
{
    /// <summary>A header that other sites cannot set without our consent.</summary>
    public const string Header = "X-Requested-With";

    public static void UseCrossSiteGuard(this WebApplication app) => app.Use((context, next) =>
        Allowed(context)
            ? next(context)
            : ProblemResponses.Refuse(StatusCodes.Status403Forbidden, "crossSite", $"The request needs the header {Header} or our own Origin.")
                .ExecuteAsync(context));

    private static bool Allowed(HttpContext context)
    {
        // Signing in is proven by the password, whatever cookie an earlier session has left.
        if (!SessionAuthentication.CameByCookie(context) || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return true;
        }

        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (request.Path.StartsWithSegments("/hubs"))
        {
            // A web socket is opened by GET and may carry a foreign Origin.
            return origin.Length == 0 || IsOwn(origin, request);
        }

        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
            || request.Headers.ContainsKey(Header) || IsOwn(origin, request);
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
