namespace CallCenter.MediaStack.Pipeline;

/// <summary>Something that acts every 20 ms.</summary>
internal interface ITicked
{
    /// <param name="now">the time provider's timestamp.</param>
    /// <param name="frames">20 ms frames since the last tick: 1, more after the clock had to skip.</param>
    void Tick(long now, int frames);
}
