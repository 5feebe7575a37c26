namespace CallCenter.CallModel.Sound;

public interface IPlayback
{
    Task<PlaybackEnd> Completion { get; }

    /// <summary>Sound played so far; what a caller had heard when breaking in.</summary>
    TimeSpan Played { get; }

    void Stop();
}
