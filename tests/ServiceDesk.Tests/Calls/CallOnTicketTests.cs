namespace CallCenter.ServiceDesk.Tests.Calls;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class CallOnTicketTests
{
    private const string Number = "+49301234567";

    [Test]
    public async Task CallEnded_AnsweredByTheMachineAndJudgedHelpful_IsHandledBySelfService()
    {
        await using var f = await DeskFixture.StartAsync();
        var (call, ticket) = await CallAsync(f);
        Ask(f, call, KnowledgeDecision.Speak, "meter");
        f.Journal.Append(new AnswerJudged { At = f.Time.GetUtcNow(), CallId = call.CallId, Article = "meter", Helped = true });

        await f.EndAsync(call);

        var after = (await f.Desk.GetTicketAsync(ticket.Id))!;
        Assert.That((after.State, after.Subject), Is.EqualTo((TicketState.Handled, "How do I read the meter")));
        Assert.That((await f.HistoryAsync(ticket.Id)).Skip(1), Is.EqualTo(((string, string, string?, string?)[])
        [
            ("system", "question", "speak meter v3", "how do I read the meter"),
            ("self-service", "state", "handled", null),
            ("system", "callEnded", "completed", "callerHungUp"),
        ]));
    }

    [Test]
    public async Task CallEnded_HungUpAfterTheAnswer_IsHandledToo()
    {
        await using var f = await DeskFixture.StartAsync();
        var (call, ticket) = await CallAsync(f);
        Ask(f, call, KnowledgeDecision.Speak, "meter");

        await f.EndAsync(call);

        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.State, Is.EqualTo(TicketState.Handled));
    }

    [Test]
    public async Task CallEnded_AnswerDidNotHelp_StaysOpen()
    {
        await using var f = await DeskFixture.StartAsync();
        var (call, ticket) = await CallAsync(f);
        Ask(f, call, KnowledgeDecision.Speak, "meter");
        f.Journal.Append(new AnswerJudged { At = f.Time.GetUtcNow(), CallId = call.CallId, Article = "meter", Helped = false });

        await f.EndAsync(call);

        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.State, Is.EqualTo(TicketState.New));
    }

    [Test]
    public async Task CallEnded_SelfServedCallThatJoined_LeavesTheOtherMattersState()
    {
        await using var f = await DeskFixture.StartAsync();
        var (first, ticket) = await CallAsync(f);
        await f.EndAsync(first);
        var (second, joined) = await CallAsync(f);
        Ask(f, second, KnowledgeDecision.Speak, "meter");

        await f.EndAsync(second);

        Assert.That(joined.Id, Is.EqualTo(ticket.Id));
        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.State, Is.EqualTo(TicketState.New));
    }

    [Test]
    public async Task CallEnded_GaveUpInTheQueue_StaysOpenWithALine()
    {
        await using var f = await DeskFixture.StartAsync();
        var (call, ticket) = await CallAsync(f);
        Ask(f, call, KnowledgeDecision.Speak, "meter");
        f.Journal.Append(new CallQueued { At = f.Time.GetUtcNow(), CallId = call.CallId, Queue = "support", Position = 1 });
        f.Journal.Append(new QueueLeft
        {
            At = f.Time.GetUtcNow(), CallId = call.CallId, Queue = "support", Why = QueueLeaving.Abandoned, WaitedMs = 35_900,
        });
        f.Journal.Append(new RecordingSaved { At = f.Time.GetUtcNow(), CallId = call.CallId, File = "2026/01/05/x.wav", Seconds = 40 });

        await f.EndAsync(call, CallResult.Abandoned);

        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.State, Is.EqualTo(TicketState.New));
        Assert.That((await f.HistoryAsync(ticket.Id))[^1], Is.EqualTo(
            ("system", "callEnded", "abandoned", "callerHungUp; gave up after 35 s in support; recording 2026/01/05/x.wav")));
    }

    [Test]
    public async Task CallEnded_AgentTalked_OwnsTheTicket()
    {
        await using var f = await DeskFixture.StartAsync();
        var (call, ticket) = await CallAsync(f);
        f.Journal.Append(new CallBridged { At = f.Time.GetUtcNow(), CallId = call.CallId, Agent = "ann", Queue = "support" });

        await f.EndAsync(call);

        var after = (await f.Desk.GetTicketAsync(ticket.Id))!;
        Assert.That((after.State, after.Owner), Is.EqualTo((TicketState.Assigned, "ann")));
    }

    [Test]
    public async Task CallEnded_OnlyAMenu_IsNamedAfterTheChoice()
    {
        await using var f = await DeskFixture.StartAsync();
        var (call, ticket) = await CallAsync(f);
        f.Journal.Append(new ChoiceMade { At = f.Time.GetUtcNow(), CallId = call.CallId, Menu = "main", Choice = "new-contract", Spoken = false });
        f.Journal.Append(new ChoiceMade { At = f.Time.GetUtcNow(), CallId = call.CallId, Menu = "main", Choice = "noMatch", Spoken = false });
        f.Journal.Append(new ChoiceMade { At = f.Time.GetUtcNow(), CallId = call.CallId, Menu = "main", Choice = "agent", Spoken = true });

        await f.EndAsync(call);

        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.Subject, Is.EqualTo("New contract"));
    }

    [Test]
    public async Task CallEnded_OnlyAPersonWasWanted_KeepsTheCallersNumberAsItsName()
    {
        await using var f = await DeskFixture.StartAsync();
        var (call, ticket) = await CallAsync(f);
        f.Journal.Append(new ChoiceMade { At = f.Time.GetUtcNow(), CallId = call.CallId, Menu = "question", Choice = "agent", Spoken = false });

        await f.EndAsync(call);

        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.Subject, Is.EqualTo(ticket.Subject));
    }

    [Test]
    public async Task CallEnded_SubjectThatSomebodyChose_Stays()
    {
        await using var f = await DeskFixture.StartAsync();
        var (call, ticket) = await CallAsync(f);
        await f.Desk.ChangeAsync(ticket.Id, new TicketChange(Subject: "Chosen"), "ann");
        Ask(f, call, KnowledgeDecision.Person, null);

        await f.EndAsync(call);

        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.Subject, Is.EqualTo("Chosen"));
        Assert.That((await f.HistoryAsync(ticket.Id)).Single(line => line.Field == "question").To, Is.EqualTo("person"));
    }

    [Test]
    public async Task CallEnded_OutboundCall_IsNamedAfterWhomWasCalled()
    {
        await using var f = await DeskFixture.StartAsync();
        var context = new CallContext(CallId.New(), "+49800100", Number) { Direction = CallDirection.Outbound };
        f.Journal.Append(new CallArrived
        {
            At = f.Time.GetUtcNow(), CallId = context.CallId, Direction = CallDirection.Outbound, From = context.From, To = Number,
        });
        var ticket = await f.Desk.LinkCallAsync(context);
        Ask(f, context, KnowledgeDecision.Person, null);

        await f.EndAsync(context, reason: EndReason.CalleeHungUp);

        Assert.That((ticket.Subject, ticket.Phone), Is.EqualTo(($"Call to {Number}", Number)));
        Assert.That((await f.Desk.GetTicketAsync(ticket.Id))!.Subject, Is.EqualTo("How do I read the meter"));
    }

    private static async Task<(CallContext Call, Ticket Ticket)> CallAsync(DeskFixture f)
    {
        var call = await f.ArriveAsync(Number);
        return (call, await f.Desk.LinkCallAsync(call));
    }

    private static void Ask(DeskFixture f, CallContext call, KnowledgeDecision outcome, string? article) => f.Journal.Append(new QuestionAsked
    {
        At = f.Time.GetUtcNow(), CallId = call.CallId, Heard = "how do I read the meter", Language = "en", Outcome = outcome, Article = article,
        Version = 3,
    });
}
