using CallCenter.Testing.Contracts;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>The double keeps the real knowledge base's contract.</summary>
public sealed class FakeKnowledgeTests : KnowledgeBaseContract
{
    protected override Task<IKnowledgeBase> OpenContractAsync() => Task.FromResult<IKnowledgeBase>(new FakeKnowledge(TimeProvider.System));
}
