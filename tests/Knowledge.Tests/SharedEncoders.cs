using CallCenter.Knowledge.Encoding;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Knowledge.Tests;

/// <summary>The shipped models, loaded once for all tests.</summary>
[SetUpFixture]
internal sealed class SharedEncoders
{
    private static readonly Lazy<SentenceEncoders> Loaded = new(() => SentenceEncoders.Open(
        new KnowledgeOptions { ModelsDirectory = Repository.Models, OnnxLibrary = Repository.OnnxLibrary }, NullLogger.Instance));

    public static SentenceEncoders Instance => Loaded.Value;

    [OneTimeTearDown]
    public void Unload()
    {
        if (Loaded.IsValueCreated)
        {
            Loaded.Value.Dispose();
        }
    }
}
