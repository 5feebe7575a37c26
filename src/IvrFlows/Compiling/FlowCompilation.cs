using CallCenter.IvrFlows.Checks;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Parsing;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Compiling;

/// <summary>The good flows and all defects, in the order of files and lines.</summary>
internal sealed record FlowCompilation(IReadOnlyList<CompiledFlow> Flows, IReadOnlyList<FileError> Errors);
