using CallCenter.ServiceDesk.ScreenPops;
using CallCenter.ServiceDesk.Webhooks;

namespace CallCenter.CtiServer.Options;

internal sealed partial class SettingsReader
{
    private PopSettings ReadPops()
    {
        var secret = Optional("Pop:WebhookSecret");
        if (secret?.Length < ShortestSecret)
        {
            Refuse("Pop:WebhookSecret", "(not shown)", $"none, or at least {ShortestSecret} characters");
        }

        var url = HttpAddress("Pop:WebhookUrl");
        if (url is not null && secret is null)
        {
            Refuse("Pop:WebhookUrl", url.ToString(), "an address together with Pop:WebhookSecret, which signs what is posted there");
        }

        return new PopSettings(new ProfileOptions(Number("Pop:RepeatedTickets", 3, 0, 100), Number("Pop:RepeatedDays", 30, 1, 366)),
            new WebhookOptions(url, secret), Origins("Pop:FrameOrigins"));
    }
}
