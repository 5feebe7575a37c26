using Microsoft.AspNetCore.Authentication;

namespace CallCenter.AgentBridge.SignIn;

internal static class SignInExtensions
{
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
    }

    /// <summary>After routing, in this order.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseCrossSiteGuard();
        app.UseAuthorization();
    }
}
