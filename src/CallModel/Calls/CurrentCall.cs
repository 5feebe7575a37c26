namespace CallCenter.CallModel.Calls;

/// <summary>
/// The call that the running code works for, so that each line of the log can say so. Set once where a call's work begins; it follows awaits
/// and started tasks by itself and costs nothing where nothing is logged.
/// </summary>
public static class CurrentCall
{
    private static readonly AsyncLocal<object?> Current = new();

    /// <summary>Null outside of any call.</summary>
    public static CallId? Id
    {
        get => (CallId?)Current.Value;
        set => Current.Value = value;
    }
}
