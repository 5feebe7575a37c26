using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>GET /openapi: the REST interface to read and to try out, made in the browser from /openapi/v1.json; for those who are signed in.</summary>
internal static class ApiReference
{
    /// <summary>The page needs nothing from elsewhere: its script comes from the package, and what would ask other hosts is switched off.</summary>
    public static void MapApiReference(this WebApplication app) => app.MapScalarApiReference("/openapi", (options, context) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        SecurityHeaders.AllowScript(context, nonce);
        options.DisableAgent().DisableTelemetry().DisableDefaultFonts().WithNonce(nonce);
    }).RequireAuthorization();
}
