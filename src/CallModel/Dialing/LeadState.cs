namespace CallCenter.CallModel.Dialing;

public enum LeadState
{
    Waiting,

    /// <summary>At the telephone now, or when the server stopped.</summary>
    Dialing,
    Done,

    /// <summary>Will not be dialed: <see cref="Lead.Bar"/> says why.</summary>
    Skipped,
}
