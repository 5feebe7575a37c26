using CallCenter.Testing;
using SmtpServer.Protocol;

namespace CallCenter.Mailing.Tests;

/// <summary>Letters by rule and by hand, over a real mail server.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OutboxTests
{
    [Test]
    public async Task TicketClosed_IsWrittenAboutOnce_InTheCustomersLanguage()
    {
        await using var world = await MailWorld.StartAsync();
        await world.Mail.PutAsync(new MailRule(Guid.Empty, MailTrigger.TicketClosed, "solved", null, "bill", default));
        var (wang, ann) = (await world.CustomerAsync("王芳", "030 1", "wang@example.org", "zh"), await world.CustomerAsync("Ann", "030 2", "ann@example.org"));
        var (mine, other) = (await world.TicketAsync("The Bill of May", wang), await world.TicketAsync("A cable", ann));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.CloseAsync(mine);
        await world.CloseAsync(other);
        await world.RunAsync();
        await world.RunAsync();

        var letter = world.Post.Letters.Single();
        Assert.That((letter.To.ToString(), letter.From.ToString(), letter.Subject), Is.EqualTo(("wang@example.org", "\"Call center\" <center@example.org>", $"{mine.Number}：The Bill of May")));
        Assert.That(letter.TextBody, Does.StartWith("王芳，您好：").And.Contain(mine.Number));
        Assert.That(world.Post.Users, Is.EqualTo(new[] { "center:secret" }));
        var sent = (await world.Mail.ListAsync(null, mine.Id, 10)).Single();
        Assert.That((sent.State, sent.Attempts, letter.MessageId), Is.EqualTo((MailState.Sent, 1, $"{sent.Id:N}@example.org")), "it stands on the ticket");
        Assert.That(world.Outbox.Check().State, Is.EqualTo(PartState.Ok));
    }

    [Test]
    public async Task WordOfAnAgent_SendsItsLetter_WithTheTicketOnPaper()
    {
        await using var world = await MailWorld.StartAsync();
        Assert.That((await world.Mail.PutAsync(new MailRule(Guid.Empty, MailTrigger.CallDisposed, "solved", null, null, default))).Error!.Field, Is.EqualTo("disposition"));
        await world.Mail.PutAsync(new MailRule(Guid.Empty, MailTrigger.CallDisposed, "solved", null, null, default) { Disposition = "Brochure", Print = true });
        var (one, other) = (await world.TicketAsync("Tariffs", await world.CustomerAsync("Ann", "030 2", "ann@example.org")), await world.TicketAsync("Other", null));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.WrapUpAsync(one, "brochure");
        await world.WrapUpAsync(other, "sold");
        await world.RunAsync();
        await world.RunAsync();
        var letter = world.Post.Letters.Single();
        Assert.That((letter.To.ToString(), letter.Subject), Is.EqualTo(("ann@example.org", $"{one.Number}: Tariffs")));
        Assert.That(letter.Attachments.Single().ContentType.MimeType, Is.EqualTo("application/pdf"));
    }

    [Test]
    public async Task CallbackMissed_IsWrittenAbout_AndWhoHasNoAddressIsSeen()
    {
        await using var world = await MailWorld.StartAsync();
        await world.Mail.PutAsync(new MailRule(Guid.Empty, MailTrigger.CallbackMissed, "missed", null, null, default));
        await world.CustomerAsync("Ann", "+49302", "ann@example.org");
        foreach (var number in (string[])["+49302", "+49303"])
        {
            var callback = (await world.Callbacks.RequestAsync(new NewCallback(number))).Callback!;
            await world.Callbacks.MoveAsync(callback.Id, new CallbackTransition(CallbackState.Taken, "ben"));
            await world.Callbacks.MoveAsync(callback.Id, new CallbackTransition(CallbackState.Done, "ben", CallbackEnd.NotReached));
        }

        await world.RunAsync();
        Assert.That(world.Post.Letters.Single().TextBody, Does.Contain("We tried +49302 and could not reach you"));
        var lost = (await world.Mail.ListAsync(MailState.GivenUp, null, 10)).Single();
        Assert.That((lost.Address, lost.Error), Is.EqualTo(("", "no e-mail address is known")));
    }

    [Test]
    public async Task Subject_OfSeveralLines_AddsNoHeader()
    {
        await using var world = await MailWorld.StartAsync();
        await world.Mail.SendAsync(new MailDraft("ann@example.org", "Hello\r\nBcc: eve@example.org\r\n\r\nbody", "b"), null, false, "ann");
        await world.RunAsync();
        var letter = world.Post.Letters.Single();
        Assert.That((letter.Subject!.Contains('\n'), letter.Bcc.Count, letter.TextBody!.Trim()), Is.EqualTo((false, 0, "b")));
    }

    [Test]
    public async Task ServerAway_IsTriedAgainWithGrowingPauses_ThenGivenUp_AndAgainByHand()
    {
        await using var world = await MailWorld.StartAsync();
        world.Post.Says = new SmtpResponse(SmtpReplyCode.InsufficientStorage, "full");
        var (mail, _) = await world.Mail.SendAsync(new MailDraft("ann@example.org", "s", "b"), null, false, "ann");
        await world.RunAsync();
        await world.RunAsync();
        var waiting = (await world.Store.GetAsync(mail!.Id))!;
        Assert.That((waiting.State, waiting.Attempts, waiting.NextAt, waiting.Error), Is.EqualTo((MailState.Waiting, 1, world.Time.GetUtcNow().AddMinutes(1), "452 full")));
        Assert.That(world.Outbox.Check(), Has.Property("State").EqualTo(PartState.Degraded).And.Property("Detail").Contains("452 full"));

        for (var tries = 0; tries < 8; tries++)
        {
            world.Time.Advance(TimeSpan.FromHours(13));
            await world.RunAsync();
        }

        Assert.That((await world.Store.GetAsync(mail.Id))!, Has.Property("State").EqualTo(MailState.GivenUp).And.Property("Attempts").EqualTo(7));
        world.Post.Says = null;
        Assert.That(await world.Mail.RetryAsync(mail.Id), Is.True);
        await world.RunAsync();
        Assert.That((await world.Store.GetAsync(mail.Id))!.State, Is.EqualTo(MailState.Sent));
        Assert.That((world.Post.Letters.Count, await world.Mail.RetryAsync(mail.Id)), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task RefusedForGood_IsGivenUpAtOnce_AndTheServerIsWell()
    {
        await using var world = await MailWorld.StartAsync();
        world.Post.Says = new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user");
        var (mail, _) = await world.Mail.SendAsync(new MailDraft("nobody@example.org", "s", "b"), null, false, "ann");
        await world.RunAsync();
        Assert.That((await world.Store.GetAsync(mail!.Id))!, Has.Property("State").EqualTo(MailState.GivenUp).And.Property("Error").EqualTo("550 no such user"));
        Assert.That(world.Outbox.Check().State, Is.EqualTo(PartState.Ok));
    }

    [Test]
    public async Task ByHand_WithTheTicketAsPdf_FromATemplate()
    {
        Assume.That(new Printer().Trouble, Is.Null);
        await using var world = await MailWorld.StartAsync();
        var ticket = await world.TicketAsync("The bill", await world.CustomerAsync("Ann", "030 2", "ann@example.org"));
        var draft = (await world.Mail.DraftAsync(ticket, "solved", "ben"))!;
        Assert.That((draft.Address, draft.Subject), Is.EqualTo(("ann@example.org", $"{ticket.Number}: The bill")));
        Assert.That(await world.Mail.DraftAsync(ticket, "none", "ben"), Is.Null);
        Assert.That((await world.Mail.SendAsync(draft, ticket.Id, print: true, "ben")).Error, Is.Null);
        await world.RunAsync();
        var attachment = (MimeKit.MimePart)world.Post.Letters.Single().Attachments.Single();
        using var pdf = new MemoryStream();
        await attachment.Content!.DecodeToAsync(pdf);
        Assert.That((attachment.FileName, System.Text.Encoding.ASCII.GetString(pdf.ToArray(), 0, 5)), Is.EqualTo(("ticket.pdf", "%PDF-")));
    }

    [Test]
    public async Task File_GoesWithTheLetter_AndOnceForEachCause()
    {
        await using var world = await MailWorld.StartAsync();
        var file = new MailFile("inbound.csv", "text/csv", [1, 2, 3]);
        var letter = new MailDraft("ann@example.org", "Monday", "Offered: 3");
        Assert.That((await world.Mail.SendAsync(letter, "report:1", file, "sam"), await world.Mail.SendAsync(letter, "report:1", file, "sam")), Is.EqualTo((true, false)));
        await world.RunAsync();
        var sent = world.Post.Letters.Single();
        var attachment = (MimeKit.MimePart)sent.Attachments.Single();
        using var content = new MemoryStream();
        await attachment.Content!.DecodeToAsync(content);
        Assert.That((sent.Subject, attachment.FileName, attachment.ContentType.MimeType, content.ToArray()), Is.EqualTo(("Monday", "inbound.csv", "text/csv", file.Content)));
        Assert.That((await world.Mail.AboutAsync("report:")).Single().State, Is.EqualTo(MailState.Sent));
    }

    [Test]
    public async Task Trial_SaysAtOnceWhatIsWrong()
    {
        await using var world = await MailWorld.StartAsync();
        Assert.That(await world.Mail.TryAsync("ann@example.org"), Is.Null);
        Assert.That(world.Post.Letters.Single().TextBody, Does.Contain("邮件发送正常"));
        Assert.That(await world.Mail.TryAsync("ann"), Is.EqualTo("not an e-mail address"));
        await using var wrong = await MailWorld.StartAsync(new SmtpOptions("127.0.0.1", 1, SmtpSecurity.None, From: "a@example.org"));
        Assert.That(await wrong.Mail.TryAsync("ann@example.org"), Is.Not.Null);
        Assert.That(wrong.Mail.Status.Trouble, Is.Not.Null);
        await using var off = await MailWorld.StartAsync(new SmtpOptions());
        Assert.That((await off.Mail.TryAsync("ann@example.org"), off.Mail.Status.Server), Is.EqualTo(("no server is set (Mail:Host)", (string?)null)));
    }

    [TestCase("ann@example.org\r\nBcc: all@example.org")]
    [TestCase("ann")]
    [TestCase("")]
    [TestCase("a@example.org, b@example.org")]
    public async Task Address_ThatIsNone_IsRefused(string address)
    {
        await using var world = await MailWorld.StartAsync();
        Assert.That((await world.Mail.SendAsync(new MailDraft(address, "s", "b"), null, false, "ann")).Error!.Field, Is.EqualTo("address"));
    }

    [Test]
    public async Task Template_IsChecked_AndNotDeletedWhileARuleNeedsIt()
    {
        await using var world = await MailWorld.StartAsync();
        Assert.That((await world.Mail.PutAsync(new MailTemplate("Bad Name", "en", "s", "b"))).Error!.Field, Is.EqualTo("name"));
        Assert.That((await world.Mail.PutAsync(new MailTemplate("good", "en", "s", "Dear {nme}"))).Error, Has.Property("Field").EqualTo("body").And.Property("Code").EqualTo(FaultCode.NotOneOf));
        Assert.That((await world.Mail.PutAsync(new MailRule(Guid.Empty, MailTrigger.TicketClosed, "none", null, null, default))).Error!.Field, Is.EqualTo("template"));
        var (rule, _) = await world.Mail.PutAsync(new MailRule(Guid.Empty, MailTrigger.TicketClosed, "solved", null, null, default));
        Assert.That((await world.Mail.DeleteTemplateAsync("solved")).Error!.Code, Is.EqualTo(FaultCode.InUse));
        Assert.That(await world.Mail.DeleteRuleAsync(rule!.Id), Is.True);
        Assert.That((await world.Mail.DeleteTemplateAsync("solved")).Deleted, Is.True);
    }

    [Test]
    public async Task OfTwoWhoChangeALetterOrARule_TheSecondIsTold()
    {
        await using var world = await MailWorld.StartAsync();
        var solved = new MailTemplate("solved", "en", "s", "mine");
        Assert.That((await world.Mail.PutAsync(solved, 1)).Template!.Version, Is.EqualTo(2));
        Assert.That((await world.Mail.PutAsync(solved with { Body = "theirs" }, 1)).Error!.Code, Is.EqualTo(FaultCode.Changed));
        Assert.That((await world.Mail.PutAsync(solved with { Body = "new?" }, 0)).Error!.Code, Is.EqualTo(FaultCode.Changed), "a new one does not take the place of an old one");
        Assert.That((await world.Mail.TemplatesAsync()).Single(t => t is { Name: "solved", Language: "en" }).Body, Is.EqualTo("mine"));
        var (rule, _) = await world.Mail.PutAsync(new MailRule(Guid.Empty, MailTrigger.TicketClosed, "solved", null, null, default));
        Assert.That((await world.Mail.PutAsync(rule! with { Enabled = false }, rule.Version)).Rule!.Version, Is.EqualTo(2));
        Assert.That((await world.Mail.PutAsync(rule with { Contains = "bill" }, rule.Version)).Error!.Code, Is.EqualTo(FaultCode.Changed));
        Assert.That((await world.Mail.RulesAsync()).Single(), Has.Property("Enabled").False.And.Property("Contains").Null);
    }
}
