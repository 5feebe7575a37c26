namespace CallCenter.MediaStack.Dtmf;

/// <summary>One press of a key as one way of signalling tells it.</summary>
/// <param name="Digit">'\0' = none.</param>
/// <param name="Held">how long the key was down, in the timestamps' ticks; 0 where that is not told.</param>
internal readonly record struct KeyPress(char Digit, long Held)
{
    public bool IsNone => Digit == '\0';
}
