namespace CallCenter.CallModel.Yaml;

/// <summary>One defect of a file that people write, where it stands. <paramref name="Line"/> counts from 1.</summary>
public sealed record FileError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: error: {Message}";
}
