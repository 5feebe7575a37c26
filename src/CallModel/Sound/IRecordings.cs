namespace CallCenter.CallModel.Sound;

/// <summary>The sound of recorded calls.</summary>
public interface IRecordings
{
    /// <param name="name">as the call's record and the fact <c>RecordingSaved</c> have it.</param>
    RecordedSound Open(string name);
}
