using CallCenter.IvrFlows.Compiling;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Library;

/// <summary>What a look at the files came to. <paramref name="Files"/> are the flows' files, good or not.</summary>
internal sealed record FlowFilesRead(IReadOnlyList<string> Files, FlowCompilation Compiled);
