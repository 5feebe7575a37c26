using CallCenter.Mailing;

namespace CallCenter.CtiServer.Options;

internal sealed partial class SettingsReader
{
    private ProbeSettings ReadProbe()
    {
        var alarm = Optional("Probe:AlarmTo");
        if (alarm?.IndexOf('@') < 1)
        {
            Refuse("Probe:AlarmTo", alarm, "an e-mail address");
        }

        var (url, secret) = (HttpAddress("Probe:AlarmUrl"), Optional("Pop:WebhookSecret"));
        if (url is not null && secret is null)
        {
            Refuse("Probe:AlarmUrl", url.ToString(), "an address together with Pop:WebhookSecret, which signs what is posted there");
        }

        return new ProbeSettings(alarm, url, secret);
    }

    private SmtpOptions ReadMail()
    {
        var (host, from, user, password) = (Optional("Mail:Host"), Text("Mail:From", ""), Optional("Mail:User"), Optional("Mail:Password"));
        if (host is not null && from.IndexOf('@') < 1)
        {
            Refuse("Mail:From", from, "the sender's address, as the server wants it beside Mail:Host");
        }

        if (user is null != password is null)
        {
            Refuse("Mail:Password", "(not shown)", "Mail:User and Mail:Password, both or neither");
        }

        return new SmtpOptions(host, Number("Mail:Port", 587, 1, 65535),
            Choice("Mail:Security", SmtpSecurity.StartTls, ("startTls", SmtpSecurity.StartTls), ("tls", SmtpSecurity.Tls), ("none", SmtpSecurity.None)), user, password, from,
            Text("Mail:SenderName", ""), HttpAddress("Mail:PublicUrl"));
    }
}
