namespace CallCenter.Mailing;

/// <summary>
/// Writes the letters of running circulars into the outbox, evenly and never more than may wait there: a server that takes nothing stops the writing.
/// Each letter and its mark are one transaction, so that nobody gets two after a crash.
/// </summary>
internal sealed class CircularWriter(MailPorts ports, TimeProvider time)
{
    private const string Cause = "circular:";
    private const int MostInOutbox = 50;

    /// <summary>What was not written in this time (or in one step, if that is longer) is not made up for.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(10);

    public static bool Wrote(OutMail mail) => mail.Cause?.StartsWith(Cause, StringComparison.Ordinal) == true;

    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var circular in await ports.Circulars.RunningAsync(ct))
        {
            await WriteAsync(circular, ct);
        }
    }

    /// <summary>The letter as somebody gets it, with the way to get no more.</summary>
    public static MailDraft Fill(MailTemplate template, CircularRecipient to, Uri? optOut)
    {
        var values = new Dictionary<string, string>
        {
            [MailWords.Name] = to.Name, [MailWords.Company] = to.Company ?? "", [MailWords.Number] = to.Number ?? "", [MailWords.Text] = to.Text ?? "",
        };
        var body = MailWords.Fill(template.Body, values).TrimEnd();
        return new MailDraft(to.Address, MailWords.Fill(template.Subject, values), $"{body}\n\n--\n{WayOut(template.Language, optOut)}\n");
    }

    private static string WayOut(string language, Uri? page) => (language, page) switch
    {
        ("zh", null) => "如不希望再收到此类邮件，请回复告知。",
        ("zh", _) => $"如不希望再收到此类邮件，请点击：{page.AbsoluteUri}",
        (_, null) => "To get no more letters like this one, reply and say so.",
        _ => $"To get no more letters like this one: {page.AbsoluteUri}",
    };

    private async Task WriteAsync(Circular circular, CancellationToken ct)
    {
        var (last, inOutbox) = await ports.Circulars.PaceAsync(circular.Id, ct);
        var (now, step) = (time.GetUtcNow(), TimeSpan.FromMinutes(1) / circular.PerMinute);
        var gap = last is null || step > LongestGap ? step : LongestGap;
        var from = last > now - gap ? last.Value : now - gap;
        var due = Math.Min((int)((now - from) / step), MostInOutbox - inOutbox);
        if (due <= 0)
        {
            return;
        }

        var next = await ports.Circulars.NextAsync(circular.Id, due, ct);
        if (next.Count > 0)
        {
            var unwanted = await ports.OptOuts.AmongAsync([.. next.Select(to => to.Address)], ct);
            var letters = next.Select(to => (to, unwanted.Contains(to.Address) ? null : Letter(circular, to, now))).ToList();

            // the next step begins where this one would have ended, so that what is left of a step is not lost
            await ports.Circulars.WriteAsync(circular.Id, letters, next.Count == due ? from + due * step : now, ct);
        }
        else if (inOutbox == 0)
        {
            await ports.Circulars.MoveAsync(circular with { State = CircularState.Done }, CircularState.Running, ct);
        }
    }

    private OutMail Letter(Circular circular, CircularRecipient to, DateTimeOffset now)
    {
        var letter = Fill(Letters.Of(circular.Texts, to.Language)!, to, ports.Smtp.OptOut(to.Id));
        return new OutMail(Guid.CreateVersion7(now), letter.Address, letter.Subject, letter.Body, circular.By, now, now, $"{Cause}{circular.Id:N}:{to.Id:N}");
    }
}
