using CallCenter.CallModel.Mail;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.Mailing;
using CallCenter.Storage.Mail;

namespace CallCenter.CtiServer.Wiring;

internal static class MailWiring
{
    public static void AddMail(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings.Mail);
        services.AddSingleton<IMailStore, MailStore>();
        services.AddSingleton<ICircularStore, CircularStore>();
        services.AddSingleton<IOptOutStore, OptOutStore>();
        services.AddSingleton<IPrinter, Printer>();
        services.AddSingleton<MailPorts>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<IHealthPart>(s => s.GetRequiredService<Outbox>());
        services.AddSingleton<IMailDesk, MailDesk>();
        services.AddSingleton<ICircularDesk, CircularDesk>();
        services.AddHostedService<OutboxHost>();
    }
}
