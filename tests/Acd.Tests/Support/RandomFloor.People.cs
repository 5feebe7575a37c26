namespace CallCenter.Acd.Tests.Support;

/// <summary>What agents and supervisors do at random.</summary>
internal sealed partial class RandomFloor
{
    private void AgentReady()
    {
        var agent = Pick(Agents);
        _ = _floor.Desk.SetStateAsync(agent, AgentState.Ready, null, agent);
    }

    private void AgentCommands()
    {
        var (agent, desk) = (Pick(Agents), _floor.Desk);
        var lease = (desk.View(agent)?.Lease ?? 0) - (_random.Next(5) == 0 ? 1 : 0);
        _ = _random.Next(4, 19) switch
        {
            4 => desk.SetStateAsync(agent, AgentState.NotReady, Pick([.. NotReadyReason.ByAgent]), Pick(["boss", agent])),
            5 => desk.SignOutAsync(agent),
            6 => desk.SignInAsync(agent),
            7 or 8 => desk.AcceptAsync(agent, lease),
            9 => desk.RejectAsync(agent, lease),
            10 => desk.HoldAsync(agent),
            11 => desk.ResumeAsync(agent),
            12 => desk.TransferToQueueAsync(agent, Pick([.. QueueNames, "nowhere"])),
            13 => desk.TransferToNumberAsync(agent, Pick([.. Agents, "12345", "?"])),
            14 => desk.HangUpAsync(agent),
            15 => desk.ExtendWrapUpAsync(agent),
            16 => desk.View(agent)?.CallId is { } call ? desk.DraftWrapUpAsync(agent, call, null, "so far") : Task.CompletedTask,
            17 => desk.PageChangedAsync(agent, _random.Next(2) == 0),
            _ => desk.CompleteWrapUpAsync(agent, "done", null),
        };
    }

    private void TalkerMoves()
    {
        var desk = _floor.Desk;
        if (Some(Agents.Where(a => desk.View(a)?.State == AgentState.OnCall)) is { } agent)
        {
            _ = _random.Next(10) switch
            {
                < 3 => desk.ConsultAsync(agent, Pick([.. Agents, "12345", "?"])),
                3 => desk.SwapAsync(agent),
                4 => desk.MergeAsync(agent),
                5 => desk.CompleteAsync(agent),
                6 => desk.DismissAsync(agent),
                7 => desk.MuteAsync(agent, _random.Next(2) == 0),
                8 => desk.PressKeysAsync(agent, "1"),
                _ => desk.PauseRecordingAsync(agent, _random.Next(2) == 0),
            };
        }
    }

    private void CallsOfTheirOwn()
    {
        var (agent, desk) = (Pick(Agents), _floor.Desk);
        _ = _random.Next(8) switch
        {
            < 3 => desk.DialAsync(agent, new DialWish(Pick(["030123", "404", "?", "bob"]), Pick<string?>([null, .. QueueNames, "nowhere"]))),
            3 => desk.ParkAsync(agent),
            4 => desk.PickUpAsync(agent, _random.Next(1, 4)),
            5 => desk.ConsultQueueAsync(agent, Pick([.. QueueNames, "nowhere"])),
            _ => Some(desk.View(agent)?.Calls ?? []) is { } call ? desk.SwitchAsync(agent, call.CallId) : Task.CompletedTask,
        };
    }

    private void DialedMoves()
    {
        if (Some(_floor.Telephony.Placed.Where(p => p.Leg.End is null)) is { } placed)
        {
            switch (_random.Next(6))
            {
                case < 3:
                    _ = placed.Leg.AnswerAsync();
                    break;
                case 3:
                    placed.Refuse(Pick(Refusals));
                    break;
                case 4:
                    placed.Leg.Rings();
                    break;
                default:
                    placed.Leg.HangUp();
                    break;
            }
        }
    }

    private void Supervise()
    {
        var supervision = _floor.Acd.Supervision;
        var call = Some(_visits.Where(v => !v.Over))?.Leg.CallId ?? CallId.New();
        _ = _random.Next(8) switch
        {
            < 5 => supervision.ObserveAsync(Supervisor, call, Pick(Enum.GetValues<ObservationMode>())),
            5 => supervision.LeaveAsync(Supervisor),
            6 => supervision.MoveAsync(Supervisor, call, Pick<string?>([.. QueueNames, "nowhere", null])),
            _ => (Task)supervision.WaitingAsync(null),
        };
    }
}
