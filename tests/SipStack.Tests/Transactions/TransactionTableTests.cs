using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Tests.Transactions;

/// <summary>Every row of the four machines as the figures have it; whatever is not listed must change nothing.</summary>
[TestFixture]
internal sealed class TransactionTableTests
{
    /// <summary>RFC 3261 figure 5 with RFC 6026 §7.2 (Accepted, timer M).</summary>
    private const string InviteClient = """
        Calling    TimerA         Calling    Resend, Retransmit
        Calling    TimerB         Terminated TellTimeout
        Calling    TransportError Terminated TellTransportError
        Calling    Status1xx      Proceeding StopTimers, PassUp
        Calling    Status2xx      Accepted   StopTimers, PassUp, Linger
        Calling    Status3xxTo6xx Completed  StopTimers, SendAck, PassUp, Linger
        Proceeding Status1xx      Proceeding PassUp
        Proceeding Status2xx      Accepted   PassUp, Linger
        Proceeding Status3xxTo6xx Completed  SendAck, PassUp, Linger
        Completed  Status3xxTo6xx Completed  SendAck
        Completed  TransportError Terminated TellTransportError
        Completed  TimerD         Terminated None
        Accepted   Status2xx      Accepted   PassUp
        Accepted   TimerM         Terminated None
        """;

    /// <summary>RFC 3261 figure 6.</summary>
    private const string NonInviteClient = """
        Trying     TimerE         Trying     Resend, Retransmit
        Trying     TimerF         Terminated TellTimeout
        Trying     TransportError Terminated TellTransportError
        Trying     Status1xx      Proceeding PassUp
        Trying     Status2xx      Completed  StopTimers, PassUp, Linger
        Trying     Status3xxTo6xx Completed  StopTimers, PassUp, Linger
        Proceeding TimerE         Proceeding Resend, Retransmit
        Proceeding TimerF         Terminated TellTimeout
        Proceeding TransportError Terminated TellTransportError
        Proceeding Status1xx      Proceeding PassUp
        Proceeding Status2xx      Completed  StopTimers, PassUp, Linger
        Proceeding Status3xxTo6xx Completed  StopTimers, PassUp, Linger
        Completed  TimerK         Terminated None
        """;

    /// <summary>RFC 3261 figure 7 with RFC 6026 §7.1 (Accepted, timer L); TimerTrying is §17.2.1's 200 ms.</summary>
    private const string InviteServer = """
        Proceeding Request        Proceeding Resend
        Proceeding TimerTrying    Proceeding SendTrying
        Proceeding Status1xx      Proceeding Send
        Proceeding Status2xx      Accepted   StopTimers, Send, Linger
        Proceeding Status3xxTo6xx Completed  StopTimers, Send, Retransmit, Linger
        Proceeding TransportError Proceeding TellTransportError
        Completed  Request        Completed  Resend
        Completed  TimerG         Completed  Resend, Retransmit
        Completed  Ack            Confirmed  StopTimers, Linger
        Completed  TimerH         Terminated TellTimeout
        Completed  TransportError Completed  TellTransportError
        Confirmed  TimerI         Terminated None
        Accepted   Ack            Accepted   PassUp
        Accepted   Status2xx      Accepted   Send
        Accepted   TransportError Accepted   TellTransportError
        Accepted   TimerL         Terminated None
        """;

    /// <summary>RFC 3261 figure 8.</summary>
    private const string NonInviteServer = """
        Trying     Status1xx      Proceeding Send
        Trying     Status2xx      Completed  Send, Linger
        Trying     Status3xxTo6xx Completed  Send, Linger
        Proceeding Request        Proceeding Resend
        Proceeding Status1xx      Proceeding Send
        Proceeding Status2xx      Completed  Send, Linger
        Proceeding Status3xxTo6xx Completed  Send, Linger
        Proceeding TransportError Terminated TellTransportError
        Completed  Request        Completed  Resend
        Completed  TransportError Terminated TellTransportError
        Completed  TimerJ         Terminated None
        """;

    [Test]
    public void InviteClient_EveryRow() => Check(InviteClient, InviteClientTable.Next);

    [Test]
    public void NonInviteClient_EveryRow() => Check(NonInviteClient, NonInviteClientTable.Next);

    [Test]
    public void InviteServer_EveryRow() => Check(InviteServer, InviteServerTable.Next);

    [Test]
    public void NonInviteServer_EveryRow() => Check(NonInviteServer, NonInviteServerTable.Next);

    [Test]
    public void Initial_States_AreThoseOfTheFigures() =>
        Assert.That((InviteClientTable.Initial, NonInviteClientTable.Initial, InviteServerTable.Initial, NonInviteServerTable.Initial),
            Is.EqualTo((TransactionState.Calling, TransactionState.Trying, TransactionState.Proceeding, TransactionState.Trying)));

    [TestCase(TransactionState.Calling, TransactionInput.TimerB)]
    [TestCase(TransactionState.Completed, TransactionInput.TimerD)]
    [TestCase(TransactionState.Accepted, TransactionInput.TimerM)]
    public void InviteClient_Lingers_ByItsTimer(TransactionState state, TransactionInput timer) =>
        Assert.That(InviteClientTable.Lingers(state), Is.EqualTo(timer));

    [TestCase(TransactionState.Completed, TransactionInput.TimerH)]
    [TestCase(TransactionState.Confirmed, TransactionInput.TimerI)]
    [TestCase(TransactionState.Accepted, TransactionInput.TimerL)]
    public void InviteServer_Lingers_ByItsTimer(TransactionState state, TransactionInput timer) =>
        Assert.That(InviteServerTable.Lingers(state), Is.EqualTo(timer));

    [Test]
    public void NonInvite_Lingers_ByItsTimers()
    {
        Assert.That(NonInviteClientTable.Lingers(TransactionState.Trying), Is.EqualTo(TransactionInput.TimerF));
        Assert.That(NonInviteClientTable.Lingers(TransactionState.Completed), Is.EqualTo(TransactionInput.TimerK));
        Assert.That(NonInviteServerTable.Lingers(TransactionState.Completed), Is.EqualTo(TransactionInput.TimerJ));
    }

    private static void Check(string table, Func<TransactionState, TransactionInput, TransactionStep> next)
    {
        var rows = new Dictionary<(TransactionState, TransactionInput), TransactionStep>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split([' ', '\r'], 4, StringSplitOptions.RemoveEmptyEntries);
            rows.Add((Enum.Parse<TransactionState>(words[0]), Enum.Parse<TransactionInput>(words[1])),
                new TransactionStep(Enum.Parse<TransactionState>(words[2]), Enum.Parse<TransactionActions>(words[3])));
        }

        Assert.Multiple(() =>
        {
            foreach (var state in Enum.GetValues<TransactionState>())
            {
                foreach (var input in Enum.GetValues<TransactionInput>())
                {
                    var expected = rows.GetValueOrDefault((state, input), new TransactionStep(state, TransactionActions.None));
                    Assert.That(next(state, input), Is.EqualTo(expected), $"{state} on {input}");
                }
            }
        });
    }
}
