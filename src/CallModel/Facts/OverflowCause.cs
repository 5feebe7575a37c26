namespace CallCenter.CallModel.Facts;

/// <summary>Why a caller cannot stay in a queue.</summary>
public enum OverflowCause
{
    /// <summary>Has waited for so many seconds.</summary>
    Wait,

    /// <summary>So many wait already.</summary>
    Length,

    /// <summary>Outside the queue's hours.</summary>
    Closed,

    /// <summary>No agent of the queue is signed in.</summary>
    Nobody,
}
