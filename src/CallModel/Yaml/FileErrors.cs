namespace CallCenter.CallModel.Yaml;

/// <summary>Collects the defects of one file, so that all are told at once.</summary>
public sealed class FileErrors(string file)
{
    private readonly List<FileError> _errors = [];

    public string File => file;

    public IReadOnlyList<FileError> All => _errors;

    public bool Any => _errors.Count > 0;

    public void Add(int line, string message) => _errors.Add(new FileError(file, line, message));
}
