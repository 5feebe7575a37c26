using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;

namespace CallCenter.AgentBridge.SignIn;

internal static class SignInExtensions
{
    public const string RateLimit = "session";
    private const int TriesPerMinute = 300;

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<SessionStore>();
        services.AddHostedService(s => s.GetRequiredService<SessionStore>());
        services.AddSingleton<KnownUsers>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton(s => new InitialAdmin(s.GetRequiredService<IUserStore>(), s.GetRequiredService<Passwords>()));
        services.AddAuthentication(Access.Scheme).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(Access.Scheme, null);
        services.AddAuthorization(Access.Policies);
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>After routing, in this order.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseCrossSiteGuard();
        app.UseAuthorization();
    }
}
