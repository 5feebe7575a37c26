using CallCenter.Acd.Agents;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Desk;

/// <summary>Agents' commands, each as one question to the loop.</summary>
internal sealed class AgentDesk(FloorMailbox mailbox, Roster roster, AgentBook agents, Presence presence, AgentCommands commands,
    IScreenPops pops) : IAgentDesk
{
    public async Task<DeskError> SignInAsync(string agent)
    {
        await roster.EnsureUserAsync(agent);
        return await Ask(() => presence.SignIn(agent));
    }

    public Task<DeskError> SignOutAsync(string agent) => Ask(() => presence.SignOut(agent));

    public async Task<DeskError> SetStateAsync(string agent, AgentState state, string? reason, string by)
    {
        await roster.EnsureUserAsync(agent);
        return await Ask(() => presence.SetState(agent, state, reason, by));
    }

    public Task<DeskError> AcceptAsync(string agent, long lease) => Ask(agent, a => commands.Offers.Accept(a, lease));

    public Task<DeskError> RejectAsync(string agent, long lease) => Ask(agent, a => commands.Offers.Reject(a, lease));

    public IReadOnlyList<ParkedCall> Parked => commands.Parking.Views;

    public event Action? ParkedChanged
    {
        add => commands.Parking.Changed += value;
        remove => commands.Parking.Changed -= value;
    }

    public async Task<DeskError> DialAsync(string agent, DialWish wish)
    {
        if (wish.Queue is { } queue)
        {
            await roster.EnsureQueueAsync(queue);
        }

        return await Ask(agent, a => commands.Dials.Begin(a, wish));
    }

    public Task<DeskError> SwitchAsync(string agent, CallId call) => Ask(agent, a => commands.Calls.Switch(a, call));

    public Task<DeskError> ParkAsync(string agent) => Lead(agent, commands.Parking.Park);

    public Task<DeskError> PickUpAsync(string agent, int slot) => Ask(agent, a => commands.Parking.PickUp(a, slot));

    public Task<DeskError> PickUpAsync(string agent, int slot, ICallLeg telephone) => Ask(agent, a => commands.SlotTelephones.PickUp(a, slot, telephone));

    public async Task<DeskError> ConsultQueueAsync(string agent, string queue)
    {
        await roster.EnsureQueueAsync(queue);
        return await Lead(agent, (_, lead) => commands.Consults.Begin(lead, queue));
    }

    public Task<DeskError> HoldAsync(string agent) => Lead(agent, (a, _) => commands.Conversations.Hold(a));

    public Task<DeskError> ResumeAsync(string agent) => Ask(agent, a => a.Conversation is { Aside: true } part
        ? commands.Calls.Switch(a, part.Stay.Id)
        : Lead(a, (_, lead) => lead.Transferring ? commands.Transfers.TakeBack(a) : commands.Conversations.Resume(a)));

    public async Task<DeskError> TransferToQueueAsync(string agent, string queue)
    {
        await roster.EnsureQueueAsync(queue);
        return await Lead(agent, (a, _) => commands.Transfers.ToQueue(a, queue));
    }

    public Task<DeskError> TransferToFlowAsync(string agent, string flow) => Lead(agent, (a, _) => commands.Transfers.ToFlow(a, flow));

    public Task<DeskError> TransferToNumberAsync(string agent, string number) => Lead(agent, (a, _) => commands.Transfers.ToNumber(a, number));

    public Task<DeskError> ConsultAsync(string agent, string number) => Lead(agent, (a, _) => commands.Transfers.Consult(a, number));

    public Task<DeskError> ConsultFlowAsync(string agent, string flow) => Lead(agent, (a, _) => commands.Transfers.ConsultFlow(a, flow));

    public Task<DeskError> SwapAsync(string agent) => Lead(agent, (_, lead) => commands.Conferences.Swap(lead));

    public Task<DeskError> MergeAsync(string agent) => Lead(agent, (_, lead) => commands.Conferences.Merge(lead));

    public Task<DeskError> CompleteAsync(string agent) => Lead(agent, (_, lead) => commands.Conferences.Complete(lead));

    public Task<DeskError> DismissAsync(string agent) => Lead(agent, (_, lead) => commands.Conferences.Dismiss(lead));

    public Task<DeskError> MuteAsync(string agent, bool muted) => Ask(agent, a => commands.Controls.Mute(a, muted));

    public Task<DeskError> PressKeysAsync(string agent, string keys) => Ask(agent, a => commands.Controls.PressKeys(a, keys));

    public Task<DeskError> PauseRecordingAsync(string agent, bool paused) => Ask(agent, a => commands.Controls.PauseRecording(a, paused));

    public Task<DeskError> HangUpAsync(string agent) => Ask(agent, a =>
    {
        if (a.Dialing is { } dial)
        {
            commands.Dials.Fail(dial, EndReason.Cancelled);
            return DeskError.None;
        }

        if (a.Conversation is not { } conversation)
        {
            return DeskError.NoCall;
        }

        commands.Conferences.Leave(conversation);
        return DeskError.None;
    });

    public async Task<DeskError> DraftWrapUpAsync(string agent, CallId call, string? disposition, string? note)
    {
        var kept = Task.CompletedTask;
        var error = await Ask(agent, a => commands.WrapUps.Draft(a, call, disposition, note, out kept));
        await kept;
        return error;
    }

    public Task<WrapUpDraft?> DraftAsync(string agent) =>
        mailbox.AskAsync(() => agents.Find(agent)?.Current?.Draft, whenStopped: null);

    public async Task<DeskError> ChooseCustomerAsync(string agent, CallId call, Guid customer)
    {
        var work = await mailbox.AskAsync(() => agents.Find(agent)?.Assignments.Find(a => a.Stay.Id == call), whenStopped: null);
        if (work is not { Pop: { } pop })
        {
            return DeskError.NoCall;
        }

        return await pops.ChooseAsync(work.Stay.Item.Context, pop, customer, agent) is not { } chosen
            ? DeskError.UnknownCustomer
            : await Ask(agent, a =>
            {
                work.Pop = chosen;
                agents.Touch(a);
                return DeskError.None;
            });
    }

    public Task<DeskError> ExtendWrapUpAsync(string agent) => Ask(agent, commands.WrapUps.Extend);

    public Task PageChangedAsync(string agent, bool open) => Ask(() =>
    {
        presence.PageChanged(agent, open);
        return DeskError.None;
    });

    public Task<DeskError> CompleteWrapUpAsync(string agent, string? disposition, string? note) =>
        Ask(agent, a => commands.WrapUps.Complete(a, disposition, note));

    public AgentView? View(string agent) => agents.View(agent);

    /// <summary>A command of the agent whose part leads.</summary>
    private Task<DeskError> Lead(string user, Func<Agent, Conversation, DeskError> command) => Ask(user, agent => Lead(agent, command));

    private static DeskError Lead(Agent agent, Func<Agent, Conversation, DeskError> command) => agent.Conversation switch
    {
        null => DeskError.NoCall,
        { Aside: true } => DeskError.CallAside,
        { Leads: false } => DeskError.NotInCharge,
        var lead => command(agent, lead),
    };

    private Task<DeskError> Ask(string user, Func<Agent, DeskError> command) => Ask(() =>
        agents.Find(user) is not { } agent ? DeskError.UnknownAgent
        : agent.State == AgentState.SignedOut ? DeskError.NotSignedIn
        : command(agent));

    private Task<DeskError> Ask(Func<DeskError> command) => mailbox.AskAsync(command, DeskError.NotSignedIn);
}
