namespace CallCenter.IvrFlows;

/// <summary>Collects the defects of one file, so that all are told at once.</summary>
internal sealed class FlowErrors(string file)
{
    private readonly List<FlowError> _errors = [];

    public string File => file;

    public IReadOnlyList<FlowError> All => _errors;

    public bool Any => _errors.Count > 0;

    public void Add(int line, string message) => _errors.Add(new FlowError(file, line, message));
}
