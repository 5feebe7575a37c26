using CallCenter.CallModel.Knowledge;
using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Options;
using CallCenter.Storage.Database;
using CallCenter.Storage.Knowledge;
using CallCenter.Testing;
using CallCenter.Testing.Contracts;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Knowledge.Tests;

/// <summary>The real knowledge base keeps the contract.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class KnowledgeContractTests : KnowledgeBaseContract
{
    private readonly ManualTimeProvider _time = new();
    private readonly TemporaryFolder _folder = new();
    private KnowledgeBase _knowledge = null!;
    private Db _db = null!;

    protected override async Task<IKnowledgeBase> OpenContractAsync()
    {
        _db = Db.Open(_folder.Path);
        // no model: what is kept does not depend on what is understood
        var encoders = SentenceEncoders.Open(new KnowledgeOptions { ModelsDirectory = "nowhere" }, NullLogger.Instance);
        _knowledge = new KnowledgeBase(new KnowledgeStore(_db), new QuestionStore(_db, _time), encoders, new KnowledgeOptions(), _time, NullLogger<KnowledgeBase>.Instance);
        await _knowledge.StartAsync();
        return _knowledge;
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _knowledge.DisposeAsync();
        _db.Dispose();
        _folder.Dispose();
    }
}
