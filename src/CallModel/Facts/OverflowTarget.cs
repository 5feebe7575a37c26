namespace CallCenter.CallModel.Facts;

/// <summary>Where a caller goes who cannot stay.</summary>
public enum OverflowTarget
{
    /// <summary>Another queue.</summary>
    Queue,

    /// <summary>Leaves a message, which becomes a ticket.</summary>
    Voicemail,

    /// <summary>Is called back.</summary>
    Callback,
}
