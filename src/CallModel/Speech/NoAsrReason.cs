namespace CallCenter.CallModel.Speech;

public enum NoAsrReason
{
    /// <summary>The server has just started; its recognisers are not loaded yet.</summary>
    Starting,
    /// <summary>No recogniser for the language, by the settings or because it cannot work here.</summary>
    Language,
    /// <summary>All recognisers are at work.</summary>
    Busy,
    Failed,
}
