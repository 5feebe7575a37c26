using CallCenter.CallModel.Agents;
using CallCenter.CallModel.Desk;
using NUnit.Framework;

namespace CallCenter.Testing.Contracts;

/// <summary>
/// What whoever asks <see cref="IAgentDesk"/> may rely on: the real desk and its double answer alike. Queue "support" exists, agent "ann"
/// works in it and has a telephone, "nobody" is nobody.
/// </summary>
public abstract class AgentDeskContract
{
    private const string Ann = "ann";

    [SetUp]
    public void Open() => OpenDesk();

    [Test]
    public void SignIn_OfNobody_IsRefused() => Assert.That(Ask(d => d.SignInAsync("nobody")), Is.EqualTo(DeskError.UnknownAgent));

    [Test]
    public void SignIn_OfAnAgent_IsNotReadyYet()
    {
        Assert.That(Ask(d => d.SignInAsync(Ann)), Is.EqualTo(DeskError.None));
        Assert.That((View.State, View.Reason, View.Queues), Is.EqualTo((AgentState.NotReady, NotReadyReason.SignedIn, (string[])["support"])));
    }

    [Test]
    public void SetState_OfWhoIsNotSignedIn_SignsIn()
    {
        Assert.That(Ask(d => d.SetStateAsync(Ann, AgentState.Ready, null, Ann)), Is.EqualTo(DeskError.None));
        Assert.That(View.State, Is.EqualTo(AgentState.Ready));
    }

    [Test]
    public void SetState_ForAReasonThatDoesNotExist_IsRefused()
    {
        Ask(d => d.SignInAsync(Ann));
        Assert.That(Ask(d => d.SetStateAsync(Ann, AgentState.NotReady, "mood", Ann)), Is.EqualTo(DeskError.UnknownReason));
    }

    [Test]
    public void EveryCommand_OfWhoIsNotSignedIn_IsRefused()
    {
        Func<IAgentDesk, Task<DeskError>>[] commands =
        [
            d => d.AcceptAsync(Ann, 1), d => d.RejectAsync(Ann, 1), d => d.HoldAsync(Ann), d => d.ResumeAsync(Ann), d => d.HangUpAsync(Ann),
            d => d.TransferToQueueAsync(Ann, "support"), d => d.TransferToNumberAsync(Ann, "+493012345678"), d => d.ExtendWrapUpAsync(Ann),
            d => d.CompleteWrapUpAsync(Ann, null, null), d => d.ConsultAsync(Ann, "+493012345678"), d => d.SwapAsync(Ann), d => d.MergeAsync(Ann),
            d => d.CompleteAsync(Ann), d => d.DismissAsync(Ann), d => d.MuteAsync(Ann, true), d => d.PressKeysAsync(Ann, "1"),
            d => d.PauseRecordingAsync(Ann, true),
        ];
        Ask(d => d.SignInAsync(Ann));
        Ask(d => d.SignOutAsync(Ann));
        Assert.That(commands.Select(Ask), Is.All.EqualTo(DeskError.NotSignedIn));
    }

    [Test]
    public void Offer_ShowsTheCallAndItsLease()
    {
        Offer(Ann);
        Assert.That((View.State, View.Queue, View.Lease is null, View.Pop?.CallId), Is.EqualTo((AgentState.Offered, "support", false, View.CallId)));
    }

    [Test]
    public void Accept_WithoutAnOffer_IsRefused()
    {
        Ask(d => d.SignInAsync(Ann));
        Assert.That(Ask(d => d.AcceptAsync(Ann, 1)), Is.EqualTo(DeskError.NoOffer));
        Assert.That(Ask(d => d.RejectAsync(Ann, 1)), Is.EqualTo(DeskError.NoOffer));
    }

    [Test]
    public void Accept_OfAnotherLease_IsRefusedAndTheOfferStands()
    {
        Offer(Ann);
        Assert.That(Ask(d => d.AcceptAsync(Ann, View.Lease!.Value + 1)), Is.EqualTo(DeskError.LeaseExpired));
        Assert.That(View.State, Is.EqualTo(AgentState.Offered));
    }

    [Test]
    public void Reject_LeavesTheAgentNotReadyForIt()
    {
        Offer(Ann);
        Assert.That(Ask(d => d.RejectAsync(Ann, View.Lease!.Value)), Is.EqualTo(DeskError.None));
        Assert.That((View.State, View.Reason, View.CallId, View.Pop), Is.EqualTo((AgentState.NotReady, NotReadyReason.Rejected, (CallId?)null, (ScreenPop?)null)));
    }

    [Test]
    public void Hold_TwiceAndResumeTwice_SecondIsRefused()
    {
        Talk(Ann);
        Assert.That((Ask(d => d.HoldAsync(Ann)), Ask(d => d.HoldAsync(Ann)), View.Held, View.HeldSince is null), Is.EqualTo((DeskError.None, DeskError.AlreadyHeld, true, false)));
        Assert.That((Ask(d => d.ResumeAsync(Ann)), Ask(d => d.ResumeAsync(Ann)), View.Held, View.HeldSince is null), Is.EqualTo((DeskError.None, DeskError.NotHeld, false, true)));
    }

    [Test]
    public void CallCommands_WithoutACall_AreRefused()
    {
        Ask(d => d.SignInAsync(Ann));
        Func<IAgentDesk, Task<DeskError>>[] commands =
        [
            d => d.HoldAsync(Ann), d => d.ResumeAsync(Ann), d => d.HangUpAsync(Ann), d => d.TransferToQueueAsync(Ann, "support"),
            d => d.TransferToNumberAsync(Ann, "+493012345678"), d => d.ConsultAsync(Ann, "+493012345678"), d => d.SwapAsync(Ann),
            d => d.MergeAsync(Ann), d => d.CompleteAsync(Ann), d => d.DismissAsync(Ann), d => d.MuteAsync(Ann, true),
            d => d.PressKeysAsync(Ann, "1"), d => d.PauseRecordingAsync(Ann, true),
        ];
        Assert.That(commands.Select(Ask), Is.All.EqualTo(DeskError.NoCall));
    }

    [Test]
    public void ConsultationCommands_WithoutAConsultation_AreRefused()
    {
        Talk(Ann);
        Func<IAgentDesk, Task<DeskError>>[] commands = [d => d.SwapAsync(Ann), d => d.MergeAsync(Ann), d => d.CompleteAsync(Ann), d => d.DismissAsync(Ann)];
        Assert.That(commands.Select(Ask), Is.All.EqualTo(DeskError.NoConsultation));
        Assert.That(Ask(d => d.ConsultAsync(Ann, "wrong")), Is.EqualTo(DeskError.InvalidNumber));
        Assert.That(View.State, Is.EqualTo(AgentState.OnCall));
    }

    [Test]
    public void MuteAndPause_AreShown_KeysThatAreNoneAreRefused()
    {
        Talk(Ann);
        Ask(d => d.MuteAsync(Ann, true));
        Ask(d => d.PauseRecordingAsync(Ann, true));
        Assert.That((View.Muted, View.RecordingPaused), Is.EqualTo((true, true)));
        Ask(d => d.MuteAsync(Ann, false));
        Ask(d => d.PauseRecordingAsync(Ann, false));
        Assert.That((View.Muted, View.RecordingPaused), Is.EqualTo((false, false)));
        Assert.That((Ask(d => d.PressKeysAsync(Ann, "12*#")), Ask(d => d.PressKeysAsync(Ann, "1x"))), Is.EqualTo((DeskError.None, DeskError.InvalidKeys)));
    }

    [Test]
    public void Transfer_ToAQueueThatIsNone_IsRefusedAndTheCallStays()
    {
        Talk(Ann);
        Assert.That(Ask(d => d.TransferToQueueAsync(Ann, "nowhere")), Is.EqualTo(DeskError.UnknownQueue));
        Assert.That(View.State, Is.EqualTo(AgentState.OnCall));
    }

    [Test]
    public void Transfer_ToANumberThatIsNone_IsRefusedAndTheCallStays()
    {
        Talk(Ann);
        Assert.That(Ask(d => d.TransferToNumberAsync(Ann, "wrong")), Is.EqualTo(DeskError.InvalidNumber));
        Assert.That(View.State, Is.EqualTo(AgentState.OnCall));
    }

    [Test]
    public void SignOut_OnACall_IsRefused()
    {
        Talk(Ann);
        Assert.That(Ask(d => d.SignOutAsync(Ann)), Is.EqualTo(DeskError.BusyWithCall));
    }

    [Test]
    public void SetState_OnACall_IsKeptForAfterIt()
    {
        Talk(Ann);
        Assert.That(Ask(d => d.SetStateAsync(Ann, AgentState.NotReady, NotReadyReason.Break, Ann)), Is.EqualTo(DeskError.None));
        Assert.That((View.State, View.Next, View.NextReason), Is.EqualTo((AgentState.OnCall, AgentState.NotReady, NotReadyReason.Break)));
    }

    [Test]
    public void HangUp_EndsInWrapUpThatStillShowsTheCall()
    {
        Talk(Ann);
        Assert.That(Ask(d => d.HangUpAsync(Ann)), Is.EqualTo(DeskError.None));
        Assert.That((View.State, View.Pop?.CallId, View.WrapUpEndsAt is null), Is.EqualTo((AgentState.WrapUp, View.CallId, false)));
    }

    [Test]
    public void WrapUp_IsExtendedAsOftenAsTheViewSays()
    {
        Talk(Ann);
        Assert.That(Ask(d => d.ExtendWrapUpAsync(Ann)), Is.EqualTo(DeskError.NotInWrapUp));
        Ask(d => d.HangUpAsync(Ann));
        var (times, ends) = (View.MoreTime, View.WrapUpEndsAt);
        for (var left = times; left > 0; left--)
        {
            Assert.That((Ask(d => d.ExtendWrapUpAsync(Ann)), View.MoreTime), Is.EqualTo((DeskError.None, left - 1)));
        }

        Assert.That(View.WrapUpEndsAt, Is.GreaterThan(ends!));
        Assert.That(Ask(d => d.ExtendWrapUpAsync(Ann)), Is.EqualTo(DeskError.NoMoreTime));
    }

    [Test]
    public void Draft_OfTheCallAtHand_IsKept_OfAnotherIsRefused()
    {
        Talk(Ann);
        var call = View.CallId!.Value;
        Assert.That(Ask(d => d.DraftWrapUpAsync(Ann, CallId.New(), null, "x")), Is.EqualTo(DeskError.NoCall));
        Assert.That(Ask(d => d.DraftWrapUpAsync(Ann, call, "solved", "half a")), Is.EqualTo(DeskError.None));
        Ask(d => d.HangUpAsync(Ann));
        Assert.That((Draft(Ann)?.CallId, Draft(Ann)?.Disposition, Draft(Ann)?.Note), Is.EqualTo((call, "solved", "half a")));
    }

    [Test]
    public void CompleteWrapUp_MakesReadyAndForgetsTheCall()
    {
        Talk(Ann);
        Assert.That(Ask(d => d.CompleteWrapUpAsync(Ann, null, null)), Is.EqualTo(DeskError.NotInWrapUp));
        Ask(d => d.HangUpAsync(Ann));
        Assert.That(Ask(d => d.CompleteWrapUpAsync(Ann, "solved", null)), Is.EqualTo(DeskError.None));
        Assert.That((View.State, View.CallId, View.Pop, View.WrapUpEndsAt), Is.EqualTo((AgentState.Ready, (CallId?)null, (ScreenPop?)null, (DateTimeOffset?)null)));
        Assert.That(Draft(Ann), Is.Null);
    }

    [Test]
    public void View_GrowsItsVersionWithEachChange()
    {
        Talk(Ann);
        var version = View.Version;
        Ask(d => d.HoldAsync(Ann));
        Assert.That(View.Version, Is.GreaterThan(version));
    }

    /// <summary>A desk of its own for one test.</summary>
    protected abstract void OpenDesk();

    protected abstract DeskError Ask(Func<IAgentDesk, Task<DeskError>> command);

    protected abstract WrapUpDraft? Draft(string agent);

    protected abstract AgentView ViewOf(string agent);

    /// <summary>The agent is made ready and a caller of queue "support" is offered.</summary>
    protected abstract void Offer(string agent);

    /// <summary>The same, accepted on the page and picked up.</summary>
    protected abstract void Talk(string agent);

    private AgentView View => ViewOf(Ann);
}
