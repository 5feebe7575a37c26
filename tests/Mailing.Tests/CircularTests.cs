using CallCenter.CallModel.Tables;
using SmtpServer.Protocol;

namespace CallCenter.Mailing.Tests;

/// <summary>Letters to many, over a real mail server.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CircularTests
{
    private static readonly CustomerGroup Everybody = new([]);

    [Test]
    public async Task Group_GetsItsLetters_EachInTheOwnLanguage_OnceEach()
    {
        await using var world = await MailWorld.StartAsync();
        await world.CustomerAsync("Ann", "030 1", "Ann@example.org");
        await world.CustomerAsync("王芳", "030 2", "wang@example.org", "zh");
        await world.CustomerAsync("Ann at home", "030 3", "ann@EXAMPLE.org");
        await world.CustomerAsync("Nobody", "030 4", null);
        var id = await MadeAsync(world);
        Assert.That((await world.Circulars.AddCustomersAsync(id, Everybody, true)).Import, Has.Property("Taken").EqualTo(2).And.Property("Duplicates").EqualTo(1));
        await world.Circulars.AddCustomersAsync(id, Everybody, false);
        Assert.That((await world.Circulars.AddCustomersAsync(id, Everybody, false)).Import, Has.Property("Taken").EqualTo(0).And.Property("Duplicates").EqualTo(3));
        Assert.That((await world.Circulars.PreviewAsync(id, null)).Letter!.Body, Does.StartWith("Dear Ann,").And.Contain("reply and say so"));

        await StartAsync(world, id);
        await PassAsync(world, 3);
        var letters = world.Post.Letters.OrderBy(letter => letter.To.ToString()).ToList();
        Assert.That(letters.Select(letter => (letter.To.ToString(), letter.Subject)), Is.EqualTo(new[] { ("ann@example.org", "A reminder"), ("wang@example.org", "温馨提醒") }));
        Assert.That(letters[1].TextBody, Does.StartWith("王芳，您好：").And.Contain("请回复告知"));
        Assert.That(letters[0].Headers["List-Unsubscribe"], Is.EqualTo("<mailto:center@example.org?subject=unsubscribe>"));
        Assert.That(await world.Circulars.GetAsync(id), Has.Property("Circular").Property("State").EqualTo(CircularState.Done));
        Assert.That((await world.Circulars.OfAddressAsync("ANN@example.org", 10)).Letters.Single().State, Is.EqualTo(MailState.Sent), "it stands on the customer");
    }

    [Test]
    public async Task Pace_IsEven_AndNeverAboveTheLimit()
    {
        await using var world = await MailWorld.StartAsync();
        var id = await MadeAsync(world, perMinute: 50);
        await ImportAsync(world, id, [.. Enumerable.Range(0, 120).Select(i => $"p{i}@example.org")]);
        await StartAsync(world, id);
        var sent = new List<int>();
        for (var tick = 0; tick < 24; tick++)
        {
            await PassAsync(world, 1);
            sent.Add(world.Post.Letters.Count);
        }

        var each = sent.Zip(sent.Skip(1), (before, after) => after - before).ToList();
        Assert.That(each.Max(), Is.LessThanOrEqualTo(5), "a twelfth of what may go in a minute, rounded up");
        Assert.That(sent[12] - sent[0], Is.EqualTo(50), "and the whole of it in a minute");
    }

    [Test]
    public async Task Pause_HoldsEvenWhatLiesInTheOutbox_AndStopGivesItUp()
    {
        await using var world = await MailWorld.StartAsync();
        world.Post.Says = new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "later");
        var id = await MadeAsync(world, perMinute: 600);
        await ImportAsync(world, id, [.. Enumerable.Range(0, 200).Select(i => $"p{i}@example.org")]);
        await StartAsync(world, id);
        await PassAsync(world, 10);
        Assert.That(await StandingAsync(world, id), Is.EqualTo((150, 50, 0)), "a server that takes nothing stops the writing");

        await world.Circulars.SetStateAsync(id, CircularState.Paused);
        world.Post.Says = null;
        await PassAsync(world, 200);
        Assert.That(world.Post.Letters, Is.Empty);
        await world.Mail.SendAsync(new MailDraft("ben@example.org", "s", "b"), null, false, "ann");
        await PassAsync(world, 1);
        Assert.That(world.Post.Letters.Single().To.ToString(), Is.EqualTo("ben@example.org"), "other letters pass");

        await world.Circulars.SetStateAsync(id, CircularState.Running);
        await PassAsync(world, 1);
        var before = world.Post.Letters.Count;
        Assert.That(before, Is.GreaterThan(50));
        world.Post.Says = new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "later");
        await PassAsync(world, 2);
        Assert.That((await world.Circulars.SetStateAsync(id, CircularState.Stopped)).Error, Is.Null);
        world.Post.Says = null;
        await PassAsync(world, 200);
        Assert.That(world.Post.Letters, Has.Count.EqualTo(before));
        Assert.That((await world.Circulars.SetStateAsync(id, CircularState.Running)).Error!.Code, Is.EqualTo(FaultCode.IllegalMove), "a stopped one stays stopped");
    }

    [Test]
    public async Task WhoWantsNone_GetsNone_AtImport_AtTheLetter_AndInTheOutbox()
    {
        await using var world = await MailWorld.StartAsync();
        await world.Circulars.OptOutAsync("Eve <EVE@example.org>", "sam");
        var id = await MadeAsync(world);
        var import = await ImportAsync(world, id, ["eve@example.org", "ann@example.org", "ben@example.org", "zoe@example.org"]);
        Assert.That((import.Taken, import.OptedOut), Is.EqualTo((3, 1)));
        await StartAsync(world, id);
        world.Post.Says = new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "later");
        await PassAsync(world, 2);
        var people = await world.Circulars.LettersAsync(id, null, 0, 10);
        Assert.That(people!.Select(letter => letter.State).Distinct(), Is.EqualTo(new[] { CircularLetterState.InOutbox }));

        // by the link, while the letter lies in the outbox
        await world.Circulars.OptOutAsync(people!.Single(letter => letter.To.Address == "ann@example.org").To.Id);
        await world.Circulars.OptOutAsync(Guid.NewGuid());
        world.Post.Says = null;
        await PassAsync(world, 20);
        Assert.That(world.Post.Letters.Select(letter => letter.To.ToString()), Is.EquivalentTo(new[] { "ben@example.org", "zoe@example.org" }));
        Assert.That((await world.Circulars.OptOutsAsync(null, 10)).Select(entry => (entry.Address, entry.By)), Is.EquivalentTo(new[] { ("ann@example.org", "link"), ("eve@example.org", "sam") }));

        // whoever said so between the list and the start
        var next = await MadeAsync(world);
        await ImportAsync(world, next, ["ben@example.org", "zoe@example.org"]);
        await world.Circulars.OptOutAsync("ben@example.org", "ann");
        await StartAsync(world, next);
        await PassAsync(world, 3);
        Assert.That((await world.Circulars.LettersAsync(next, CircularLetterState.OptedOut, 0, 10))!.Single().To.Address, Is.EqualTo("ben@example.org"));
        Assert.That((await world.Circulars.GetAsync(next))!.Circular.State, Is.EqualTo(CircularState.Done));
        Assert.That((await world.Circulars.OptInAsync("BEN@example.org"), await world.Circulars.OptInAsync("ben@example.org")), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Link_IsInTheLetter_AndByOneClickInTheHeader()
    {
        await using var world = await MailWorld.StartAsync(publicUrl: new Uri("https://calls.example.org/"));
        var id = await MadeAsync(world);
        await ImportAsync(world, id, ["ann@example.org"]);
        var to = (await world.Circulars.LettersAsync(id, null, 0, 1))!.Single().To;
        await StartAsync(world, id);
        await PassAsync(world, 1);
        var letter = world.Post.Letters.Single();
        var link = $"https://calls.example.org/letters/stop/{to.Id:N}";
        Assert.That((letter.TextBody!.Contains(link), letter.Headers["List-Unsubscribe"], letter.Headers["List-Unsubscribe-Post"]),
            Is.EqualTo((true, $"<{link}>", "List-Unsubscribe=One-Click")));
    }

    [Test]
    public async Task List_SaysOfEachRowWhatIsWrong()
    {
        await using var world = await MailWorld.StartAsync();
        var id = await MadeAsync(world);
        const string list = "Email;name;language;text\nann@example.org;Ann;en;your appointment is on Monday\nnobody;Ben;en;\nzoe@example.org;Zoe;fr;\n;X;en;\nANN@example.org;Ann;en;again\n";
        var import = (await world.Circulars.ImportAsync(id, Csv.Read(list), false)).Import!;
        Assert.That((import.Rows, import.Taken, import.Duplicates, import.Rejected), Is.EqualTo((5, 1, 1, 3)));
        Assert.That(import.Rejections.Select(row => (row.Row, row.Fault.Field, row.Fault.Code)),
            Is.EqualTo(new[] { (3, "email", FaultCode.NotEmail), (4, "language", FaultCode.NotOneOf), (5, "email", FaultCode.Missing) }));
        Assert.That((await world.Circulars.PreviewAsync(id, null)).Letter!.Body, Does.Contain("remind you: your appointment is on Monday"));
        Assert.That((await world.Circulars.ImportAsync(id, Csv.Read("name\nAnn\n"), false)).Import!.Rejections.Single().Fault, Is.EqualTo(FieldFault.Missing("email")));
    }

    [Test]
    public async Task Start_NeedsPeopleAndATemplate_AndFixesTheText()
    {
        await using var world = await MailWorld.StartAsync();
        Assert.That((await world.Circulars.AddAsync("", "none", 0, "sam")).Faults.Select(fault => fault.Field), Is.EqualTo(new[] { "name", "perMinute", "template" }));
        var id = await MadeAsync(world, perMinute: 1);
        Assert.That((await world.Circulars.SetStateAsync(id, CircularState.Running)).Error!.Field, Is.EqualTo("people"));
        await ImportAsync(world, id, ["ann@example.org", "ben@example.org"]);
        await StartAsync(world, id);
        await world.Mail.PutAsync(new MailTemplate("reminder", "en", "Something else", "Nothing to do with it"));
        await PassAsync(world, 30);
        Assert.That(world.Post.Letters.Select(letter => letter.Subject), Is.EqualTo(new[] { "A reminder", "A reminder" }), "what is changed later changes nobody's letter");
        Assert.That((await world.Circulars.ImportAsync(id, Csv.Read("email\nzoe@example.org\n"), false)).Error!.Code, Is.EqualTo(FaultCode.IllegalMove));
    }

    private static async Task<Guid> MadeAsync(MailWorld world, int perMinute = 60) => (await world.Circulars.AddAsync("Spring", "reminder", perMinute, "sam")).Circular!.Circular.Id;

    private static async Task<CircularImport> ImportAsync(MailWorld world, Guid id, params IReadOnlyList<string> addresses) =>
        (await world.Circulars.ImportAsync(id, Csv.Read($"email\n{string.Join('\n', addresses)}\n"), false)).Import!;

    private static async Task StartAsync(MailWorld world, Guid id) => Assert.That((await world.Circulars.SetStateAsync(id, CircularState.Running)).Error, Is.Null);

    /// <summary>So many looks of the outbox, five seconds apart.</summary>
    private static async Task PassAsync(MailWorld world, int looks)
    {
        for (var look = 0; look < looks; look++)
        {
            await world.RunAsync();
            world.Time.Advance(TimeSpan.FromSeconds(5));
        }
    }

    private static async Task<(int Waiting, int InOutbox, int Sent)> StandingAsync(MailWorld world, Guid id)
    {
        var letters = (await world.Circulars.GetAsync(id))!.Letters;
        return (letters.GetValueOrDefault(CircularLetterState.Waiting), letters.GetValueOrDefault(CircularLetterState.InOutbox), letters.GetValueOrDefault(CircularLetterState.Sent));
    }
}
