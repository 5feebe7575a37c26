using CallCenter.CallModel.Agents;
using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Facts;

namespace CallCenter.CallModel.Figures;

/// <summary>One agent on two axes, what was chosen and what the system does, as a fold over facts: live, in figures and in reports the same.</summary>
public sealed class AgentAxes
{
    private readonly HashSet<CallId> _with = [];
    private readonly HashSet<CallId> _held = [];
    private readonly HashSet<CallId> _consulting = [];
    private AgentState _state = AgentState.SignedOut;
    private bool _unreachable;
    private bool _rings;

    public ChosenState Chosen { get; private set; }

    /// <summary>Why not ready.</summary>
    public string? Reason { get; private set; }

    public AgentWork Work => _state switch
    {
        AgentState.Offered => _rings ? AgentWork.Ringing : AgentWork.Offered,
        AgentState.OnCall when _with.Except(_held).Any() || _held.Count == 0 => AgentWork.Talking,
        AgentState.OnCall => _consulting.Count > 0 ? AgentWork.Consulting : AgentWork.Holding,
        AgentState.WrapUp => AgentWork.WrapUp,
        _ => _unreachable ? AgentWork.Unreachable : AgentWork.Idle,
    };

    /// <summary>Whom a fact tells something of here; null = nobody.</summary>
    public static string? AgentOf(Fact fact) => fact switch
    {
        AgentStateChanged f => f.Agent,
        AgentChose f => f.Agent,
        CallRinging f => f.Agent,
        CallBridged f => f.Agent,
        CallHeld f => f.Agent,
        CallResumed f => f.Agent,
        CallReleased f => f.Agent,
        ConsultationBegan f => f.Agent,
        ConsultationEnded f => f.Agent,
        _ => null,
    };

    public void Apply(Fact fact)
    {
        switch (fact)
        {
            case AgentStateChanged changed:
                Enter(changed.State, changed.Reason);
                break;
            case AgentChose chose:
                (Chosen, Reason) = (chose.Choice, chose.Reason);
                break;
            case CallRinging:
                _rings = true;
                break;
            case CallBridged bridged:
                _with.Add(bridged.CallId);
                break;
            case CallHeld held:
                _held.Add(held.CallId);
                break;
            case CallResumed resumed:
                _held.Remove(resumed.CallId);
                break;
            case ConsultationBegan began:
                _consulting.Add(began.CallId);
                break;
            case ConsultationEnded ended:
                _consulting.Remove(ended.CallId);
                break;
            case CallReleased released:
                _ = (_with.Remove(released.CallId), _held.Remove(released.CallId), _consulting.Remove(released.CallId));
                break;
            default:
                break;
        }
    }

    /// <summary>The server went down: no call is at hand any more.</summary>
    public void Lose()
    {
        if (_state is AgentState.Offered or AgentState.OnCall or AgentState.WrapUp)
        {
            Enter(AgentState.NotReady, null);
        }
    }

    private void Enter(AgentState state, string? reason)
    {
        (_state, _rings) = (state, false);
        _unreachable = state == AgentState.NotReady && reason is not null && NotReadyReason.Unreachable.Contains(reason);
        if (state != AgentState.OnCall)
        {
            _with.Clear();
            _held.Clear();
            _consulting.Clear();
        }

        (Chosen, Reason) = state switch
        {
            AgentState.SignedOut => (ChosenState.SignedOut, null),
            AgentState.NotReady when !_unreachable => (ChosenState.NotReady, reason),
            AgentState.Ready => (ChosenState.Available, null),
            _ => Chosen == ChosenState.SignedOut ? (ChosenState.Available, null) : (Chosen, Reason),
        };
    }
}
