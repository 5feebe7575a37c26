using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Options;
using CallCenter.Storage.Database;
using CallCenter.Storage.Knowledge;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Knowledge.Tests;

/// <summary>Base of tests with a knowledge base on a real database file and the shipped models.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class KnowledgeTest
{
    protected const string By = "ann";
    private readonly TemporaryFolder _folder = new();
    private readonly List<KnowledgeBase> _opened = [];

    protected KnowledgeTest()
    {
        Db = Db.Open(_folder.Path);
        Store = new KnowledgeStore(Db);
        Questions = new QuestionStore(Db, Time);
    }

    protected ManualTimeProvider Time { get; } = new();

    protected KnowledgeStore Store { get; }

    protected QuestionStore Questions { get; }

    private Db Db { get; }

    [TearDown]
    public async Task CloseAsync()
    {
        foreach (var knowledge in _opened)
        {
            await knowledge.DisposeAsync();
        }

        Db.Dispose();
        _folder.Dispose();
    }

    protected async Task<KnowledgeBase> OpenAsync(SentenceEncoders? encoders = null, KnowledgeOptions? options = null, IKnowledgeStore? store = null)
    {
        var knowledge = new KnowledgeBase(store ?? Store, Questions, encoders ?? SharedEncoders.Instance, options ?? new KnowledgeOptions(), Time,
            NullLogger<KnowledgeBase>.Instance);
        _opened.Add(knowledge);
        foreach (var (model, vectors) in SharedEncoders.ForeignVectors)
        {
            await Store.SaveVectorsAsync(model, vectors);
        }

        await knowledge.StartAsync();
        return knowledge;
    }

    protected static Article Article(string key, params string[] phrasings) =>
        new(Guid.Empty, key, "en", "", phrasings, $"The answer to {key}.", null, null, Approved: true, 0, default);

    protected static SentenceEncoders NoEncoders() =>
        SentenceEncoders.Open(new KnowledgeOptions { ModelsDirectory = "nowhere" }, NullLogger.Instance);
}
